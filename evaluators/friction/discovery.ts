import { traceSymbols } from '../diagnosis/trace-symbols.ts';
import type { Detector, Evidence } from './stumble.ts';

/**
 * Needed symbols that passages explain which the persona may read, and that none of its look-ups brought: what was not retrieved,
 * and of what was not read all but what it never looked for and what is not for its level.
 */
export const discovery: Detector = async (job) => {
  const { steps } = job.attempt;
  const hasLooked = steps.some((step) => step.kind === 'tool' && (step.name === 'search_docs' || step.name === 'read_doc') && step.outcome === 'done');
  if (!hasLooked) return [];
  if (job.docs === null) return { unknown: 'The docs that were searched are no longer there.' };
  const { traces } = await traceSymbols(job);
  return traces.flatMap((trace) => {
    if (trace.role !== 'missing' || (trace.cause !== 'not-retrieved' && trace.cause !== 'not-read') || (trace.cause === 'not-read' && trace.why === 'other-level')) return [];
    const { passage: { path, startLine, endLine }, asked } = trace;
    const evidence: Evidence[] = [{ kind: 'passage', path, startLine, endLine }, ...asked.map(({ query }) => ({ kind: 'query' as const, text: query }))];
    return [{ class: 'discovery' as const, subject: trace.symbol, evidence }];
  });
};
