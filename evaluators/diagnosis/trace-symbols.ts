import { symbolWords, type SymbolWords } from '../../knowledge/symbol-words.ts';
import { isSolved } from '../friction/is-solved.ts';
import type { FrictionJob } from '../friction/stumble.ts';
import { wantedSymbol, type Wanted } from './cover.ts';
import { contraryCalls } from './contrary-calls.ts';
import type { SymbolTrace } from './diagnosis.ts';
import { guard } from './flow.ts';
import { needsCause, neededSymbols, type Needs } from './needed-symbols.ts';
import { takersOf } from './place-for.ts';
import { settleBeside } from './settle-beside.ts';
import { traceRefused } from './trace-refused.ts';
import { traceSymbol } from './trace-symbol.ts';

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
  for (const role of ['missing', 'misused', 'contrary'] as const) {
    for (const symbol of role === 'contrary' ? contrarySymbols(job, needs) : needs[role]) {
      const fate = await traceSymbol(symbol, job, needs);
      if (fate !== null) traces.push({ symbol: symbol.id, name: nameOf(symbol), role, hangsOn: role === 'missing' ? hangsOn(symbol, needs) : null, beside: null, ...fate });
    }
  }
  const settled = settleBeside(settleHanging(traces, job), needs, job.attempt.submission !== null);
  // What only decides whether something is done, or has something else in its place, says less than what the library throws at.
  const saysLess = ({ symbol, role }: SymbolTrace): boolean => {
    const standing = needs.standing.get(symbol);
    return role === 'missing' && standing !== undefined && (standing.level >= guard || standing.isFilled);
  };
  if (settled.some((trace) => trace.beside === null && trace.cause !== 'unknown' && !saysLess(trace))) return { traces: settled, needs };
  const refused = await traceRefused(job, needs);
  return { traces: refused === null ? settled : [...settled.map((trace) => (trace.beside === null && saysLess(trace) ? { ...trace, beside: 'further' as const } : trace)), { ...refused, name: nameOf(symbolWords(refused.symbol, needs.inventory)) }], needs };
}

/** What the code does call, saying the contrary of every accepted call; no such thing where the task is solved. */
function contrarySymbols({ evaluations }: FrictionJob, { missing, misused, calls, inventory }: Needs): Wanted[] {
  if (isSolved(evaluations)) return [];
  const told = new Set([...missing, ...misused].map(({ id }) => id));
  const ids = contraryCalls(calls).map(({ own }) => own.id).filter((id) => !told.has(id));
  return [...new Set(ids)].sort().map((id) => wantedSymbol(id, inventory));
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
