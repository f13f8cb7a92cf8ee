import { z } from 'zod';
import type { Step } from '../../agents/attempt.ts';
import type { Persona } from '../../agents/persona.ts';
import { coversSymbol, type SymbolWords } from '../../knowledge/covers-symbol.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { isDeclaration } from '../../knowledge/search-text.ts';
import { missingSymbols } from './missing-symbols.ts';
import type { Detector, Evidence } from './stumble.ts';

/**
 * Needed symbols that passages cover which the persona may read, and that none of its look-ups brought. A developer that never
 * looked has not shown that anything is hard to find.
 */
export const discovery: Detector = async (job) => {
  const { attempt: { steps }, docs, persona } = job;
  const queries = queriesIn(steps);
  if (!steps.some(isLookUp)) return [];
  if (docs === null) return { unknown: 'The docs that were searched are no longer there.' };
  const readable = docs.filter((passage) => mayRead(persona, passage));
  return (await missingSymbols(job)).flatMap((symbol) => {
    const passage = bestCover(readable, symbol);
    if (passage === undefined) return [];
    const { path, startLine, endLine } = passage;
    const evidence: Evidence[] = [{ kind: 'passage', path, startLine, endLine }, ...queries.map((text) => ({ kind: 'query' as const, text }))];
    return [{ class: 'discovery' as const, subject: symbol.id, evidence }];
  });
};

/** Pages before declarations, those that say it in their heading first, in reading order. A bare declaration explains nothing. */
function bestCover(passages: readonly Passage[], symbol: SymbolWords): Passage | undefined {
  const covering = passages.filter((passage) => (symbol.documentation !== '' || !isDeclaration(passage.text)) && coversSymbol(passage, symbol));
  const pages = covering.filter(({ text }) => !isDeclaration(text));
  return pages.find(({ heading }) => symbol.names.some((name) => heading.at(-1)?.includes(name))) ?? pages[0] ?? covering[0];
}

function mayRead({ reading }: Persona, passage: Passage): boolean {
  return reading === 'all' || passage.tags.some((tag) => reading.includes(tag));
}

function isLookUp(step: Step): step is Step & { kind: 'tool' } {
  return step.kind === 'tool' && (step.name === 'search_docs' || step.name === 'read_doc') && step.outcome === 'done';
}

const searchArguments = z.object({ query: z.string() });

/** What was searched for, each once, in order. */
function queriesIn(steps: readonly Step[]): string[] {
  const queries = steps.filter(isLookUp).flatMap((step) => {
    const parsed = searchArguments.safeParse(step.arguments);
    return parsed.success ? [parsed.data.query] : [];
  });
  return [...new Set(queries)];
}
