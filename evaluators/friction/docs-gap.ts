import { traceSymbols } from '../diagnosis/trace-symbols.ts';
import type { Detector } from './stumble.ts';

/** Needed symbols that no page so much as names, and whose declaration says nothing about them: of what is absent, all that no comment explains. */
export const docsGap: Detector = async (job) => {
  if (job.docs === null) return { unknown: 'The docs that were searched are no longer there.' };
  const { traces, needs } = await traceSymbols(job);
  const isBare = new Set(needs?.missing.filter(({ documentation }) => documentation === '').map(({ id }) => id));
  return traces
    .filter(({ symbol, cause }) => cause === 'absent' && isBare.has(symbol))
    .map(({ symbol }) => ({ class: 'docs-gap' as const, subject: symbol, evidence: [{ kind: 'no-passage' as const }] }));
};
