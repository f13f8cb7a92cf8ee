import type { Step } from '../../agents/attempt.ts';
import type { Persona } from '../../agents/persona.ts';
import { hintsHeading } from '../../agents/prompt.ts';
import { mentionsSymbol } from '../../knowledge/covers-symbol.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { SymbolWords } from '../../knowledge/symbol-words.ts';
import type { FrictionJob } from '../friction/stumble.ts';
import { bestCover, explains, mention, placeOf } from './cover.ts';
import type { Asked, SymbolTrace, Unread } from './diagnosis.ts';
import { needsCause, neededSymbols, type Needs } from './needed-symbols.ts';
import { placeFor, takersOf } from './place-for.ts';
import { pagesOpened, queriesIn, rankQueries } from './rank-queries.ts';

export interface Traces {
  traces: SymbolTrace[];
  needs: Needs | null;
}

const kept = new WeakMap<FrictionJob, Promise<Traces>>();

/** What became of every symbol that the attempt needed and went without, or used wrongly; told once for friction and diagnosis. */
export function traceSymbols(job: FrictionJob): Promise<Traces> {
  const traces = kept.get(job) ?? traceAll(job);
  kept.set(job, traces);
  return traces;
}

async function traceAll(job: FrictionJob): Promise<Traces> {
  // Without docs to look into, what was not found there says nothing.
  const needs = job.attempt.trial.arm === 'closed-book' || !needsCause(job) ? null : await neededSymbols(job);
  if (needs === null) return { traces: [], needs };
  const traces: SymbolTrace[] = [];
  for (const role of ['missing', 'misused'] as const) {
    for (const symbol of needs[role]) {
      const trace = await traceSymbol(symbol, job, needs);
      if (trace !== null) traces.push({ symbol: symbol.id, name: nameOf(symbol), role, hangsOn: role === 'missing' ? hangsOn(symbol, needs) : null, ...trace });
    }
  }
  return { traces: settleHanging(traces, job), needs };
}

/** Two that hang on each other stand alone. What was seen by one who handed nothing in leaves no trace, and what hangs on it hangs still. */
function settleHanging(traces: readonly SymbolTrace[], { attempt }: FrictionJob): SymbolTrace[] {
  const parents = new Map(traces.map(({ symbol, hangsOn }) => [symbol, hangsOn]));
  const isCircle = (symbol: string): boolean => {
    const passed = new Set<string>();
    for (let at: string | null = symbol; at !== null; at = parents.get(at) ?? null) {
      if (passed.has(at)) return true;
      passed.add(at);
    }
    return false;
  };
  return traces.map((trace) => (trace.hangsOn !== null && ((attempt.submission !== null && !parents.has(trace.hangsOn)) || isCircle(trace.symbol)) ? { ...trace, hangsOn: null } : trace));
}

/** Nobody can call a method of what they do not have, or give an option to what they do not call. */
function hangsOn(symbol: SymbolWords, { missing, has, inventory }: Needs): string | null {
  const takers = takersOf(symbol, inventory);
  const others = missing.filter(({ id }) => id !== symbol.id);
  const direct = others.find(({ id }) => takers.includes(id));
  if (direct !== undefined || symbol.role === 'export' || symbol.owner === null) return direct?.id ?? null;
  // Of a class that the code has nothing of: then it comes with whichever class the reference makes, such as one that inherits it.
  const isTouched = [...has].some((id) => takers.some((taker) => id === taker || id.startsWith(`${taker}.`)));
  return isTouched ? null : (others.find(({ id }) => inventory.symbols.some((each) => each.id === id && each.kind === 'class'))?.id ?? null);
}

/** As a page would write it: `Class.member`, or the name that a default export is imported as. */
function nameOf({ names, owner }: SymbolWords): string {
  const [name = ''] = names;
  return owner === null ? name : `${owner}.${name}`;
}

type Trace<T = SymbolTrace> = T extends unknown ? Omit<T, 'symbol' | 'name' | 'role' | 'hangsOn'> : never;

/** The six lines between the causes, in the order in which a page becomes code; null where nothing was done with what was seen. */
async function traceSymbol(symbol: SymbolWords, job: FrictionJob, needs: Needs): Promise<Trace | null> {
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
function bestSeen(symbol: SymbolWords, { attempt: { passages, steps }, docs, persona: { hints } }: FrictionJob): Passage | FrictionJob['attempt']['passages'][number] | null | undefined {
  const shown = passages.filter((passage) => explains(passage, symbol));
  const [first] = shown;
  if (first !== undefined) return bestCover((docs ?? []).filter(({ id }) => shown.some((passage) => passage.id === id)), symbol, []) ?? first;
  return steps.some((step) => isLookUpOf(symbol, step) || (hints !== 'none' && isHintAt(symbol, step))) ? null : undefined;
}

function isHintAt(symbol: SymbolWords, step: Step): boolean {
  return step.kind === 'message' && mentionsSymbol(step.text.split(hintsHeading).slice(1).join(''), symbol);
}

function isLookUpOf({ id }: SymbolWords, step: Step): boolean {
  return step.kind === 'tool' && step.name === 'look_up_api' && step.outcome === 'done' && step.result.includes(`<declaration symbol="${id}"`);
}

function mayRead({ reading }: Persona, passage: Passage): boolean {
  return reading === 'all' || passage.tags.some((tag) => reading.includes(tag));
}

/** As far down as people look through results. */
const firstPage = 10;

/** How near the developer came to a passage that it may read and has not seen. */
async function reach(passage: Passage, { attempt: { steps, trial }, persona, search }: FrictionJob): Promise<Trace> {
  if (persona.budgets.searches === 0 && persona.budgets.reads === 0) return { cause: 'unknown', reason: 'It had no tool to look into the docs with.' };
  const pages = pagesOpened(steps);
  // Queries in invented names say nothing to the real docs.
  const asked = await rankQueries({ queries: queriesIn(steps), passage, persona, search: trial.arm === 'anonymised' ? null : search });
  const unread = (why: Unread): Trace => ({ cause: 'not-read', why, passage: placeOf(passage), asked });
  if (pages.includes(passage.path)) return unread('page-left');
  if (asked.length === 0 && pages.length === 0) return unread('never-looked');
  if (asked.some(isOnFirstPage)) return unread('ranked-below');
  return { cause: 'not-retrieved', passage: placeOf(passage), asked };
}

function isOnFirstPage({ rank }: Asked): boolean {
  return typeof rank === 'number' && rank <= firstPage;
}
