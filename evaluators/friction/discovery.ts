import { z } from 'zod';
import type { Step } from '../../agents/attempt.ts';
import type { Persona } from '../../agents/persona.ts';
import { coversSymbol } from '../../knowledge/covers-symbol.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { isDeclaration } from '../../knowledge/search-text.ts';
import type { SymbolWords } from '../../knowledge/symbol-words.ts';
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
  const missing = await missingSymbols(job);
  return missing.flatMap((symbol) => {
    const passage = bestCover(readable, symbol, missing);
    if (passage === undefined) return [];
    const { path, startLine, endLine } = passage;
    const evidence: Evidence[] = [{ kind: 'passage', path, startLine, endLine }, ...queries.map((text) => ({ kind: 'query' as const, text }))];
    return [{ class: 'discovery' as const, subject: symbol.id, evidence }];
  });
};

/** Pages before declarations, then those that say it in their heading, then what covers most of what is missing, in reading order. */
export function bestCover(passages: readonly Passage[], symbol: SymbolWords, missing: readonly SymbolWords[]): Passage | undefined {
  const worth = (passage: Passage): number => {
    const isTold = symbol.names.some((name) => passage.heading.at(-1)?.includes(name) === true);
    return (isDeclaration(passage.text) ? 0 : 2000) + (isTold ? 1000 : 0) + missing.filter((each) => coversSymbol(passage, each)).length;
  };
  return passages
    // A bare declaration explains nothing.
    .filter((passage) => (symbol.documentation !== '' || !isDeclaration(passage.text)) && coversSymbol(passage, symbol))
    .map((passage) => ({ passage, worth: worth(passage) }))
    .sort((a, b) => b.worth - a.worth)[0]?.passage;
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
