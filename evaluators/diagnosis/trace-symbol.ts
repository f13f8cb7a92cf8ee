import type { Step } from '../../agents/attempt.ts';
import type { Persona } from '../../agents/persona.ts';
import { hintsHeading } from '../../agents/prompt.ts';
import { mentionsSymbol } from '../../knowledge/covers-symbol.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { SymbolWords } from '../../knowledge/symbol-words.ts';
import type { FrictionJob } from '../friction/stumble.ts';
import { bestCover, explains, mention, placeOf, type Wanted } from './cover.ts';
import type { Asked, SymbolTrace, Unread } from './diagnosis.ts';
import type { Needs } from './needed-symbols.ts';
import { placeFor } from './place-for.ts';
import { pagesOpened, queriesIn, rankQueries } from './rank-queries.ts';

/** What became of a symbol, without what the symbol is. */
export type Fate<T = SymbolTrace> = T extends unknown ? Omit<T, 'symbol' | 'name' | 'role' | 'hangsOn' | 'beside' | 'thrown'> : never;

/** The six lines between the causes, in the order in which a page becomes code; null where nothing was done with what was seen. */
export async function traceSymbol(symbol: Wanted, job: FrictionJob, needs: Needs): Promise<Fate | null> {
  const { attempt, docs, persona } = job;
  const seen = bestSeen(symbol, job);
  // Who handed nothing in has not done otherwise.
  if (seen !== undefined) return attempt.submission === null ? null : { cause: 'ignored', passage: seen === null ? null : placeOf(seen) };
  if (docs === null) return { cause: 'unknown', reason: 'The docs that were searched are no longer there.' };
  const passage = bestCover(docs.filter((each) => mayRead(persona, each)), symbol, needs.missing);
  if (passage !== undefined) return reach(passage, job);
  const elsewhere = bestCover(docs, symbol, needs.missing);
  if (elsewhere !== undefined) return { cause: 'not-read', why: 'other-level', passage: placeOf(elsewhere), asked: [] };
  const named = mention(docs, symbol);
  if (named !== undefined) return { cause: 'unknown', reason: `${named.path}:${String(named.startLine)} has the word, but nothing there shows whether it means the symbol.` };
  return { cause: 'absent', near: placeFor(symbol, { docs, persona, ...needs }) };
}

/** The passage that explained a symbol to the developer; null for its declaration or a hint, undefined for neither. */
function bestSeen(symbol: Wanted, { attempt: { passages, steps }, docs, persona: { hints } }: FrictionJob): Passage | FrictionJob['attempt']['passages'][number] | null | undefined {
  const shown = passages.filter((passage) => explains(passage, symbol));
  const [first] = shown;
  if (first !== undefined) return bestCover((docs ?? []).filter(({ id }) => shown.some((passage) => passage.id === id)), symbol, []) ?? first;
  return steps.some((step) => isLookUpOf(symbol, step) || (hints !== 'none' && isHintAt(symbol, step))) ? null : undefined;
}

function isHintAt(symbol: SymbolWords, step: Step): boolean {
  return step.kind === 'message' && mentionsSymbol(step.text.split(hintsHeading).slice(1).join(''), symbol);
}

export function isLookUpOf({ id }: SymbolWords, step: Step): boolean {
  return step.kind === 'tool' && step.name === 'look_up_api' && step.outcome === 'done' && (step.real?.symbols?.includes(id) ?? step.result.includes(`<declaration symbol="${id}"`));
}

export function mayRead({ reading }: Persona, passage: Passage): boolean {
  return reading === 'all' || passage.tags.some((tag) => reading.includes(tag));
}

/** As far down as people look through results. */
const firstPage = 10;

/** How near the developer came to a passage that it may read and has not seen. */
export async function reach(passage: Passage, { attempt: { steps, trial }, persona, search }: FrictionJob): Promise<Fate> {
  if (persona.budgets.searches === 0 && persona.budgets.reads === 0) return { cause: 'unknown', reason: 'It had no tool to look into the docs with.' };
  const pages = pagesOpened(steps);
  // Queries in invented names say nothing to the real docs; where they are known under the real ones, those are asked.
  const isAlien = trial.arm === 'anonymised' && steps.some((step) => step.kind === 'tool' && step.name === 'search_docs' && step.outcome === 'done' && step.real === undefined);
  const asked = await rankQueries({ queries: queriesIn(steps), passage, persona, search: isAlien ? null : search });
  const unread = (why: Unread): Fate => ({ cause: 'not-read', why, passage: placeOf(passage), asked });
  if (pages.includes(passage.path)) return unread('page-left');
  if (asked.length === 0 && pages.length === 0) return unread('never-looked');
  if (asked.some(isOnFirstPage)) return unread('ranked-below');
  return { cause: 'not-retrieved', passage: placeOf(passage), asked };
}

function isOnFirstPage({ rank }: Asked): boolean {
  return typeof rank === 'number' && rank <= firstPage;
}
