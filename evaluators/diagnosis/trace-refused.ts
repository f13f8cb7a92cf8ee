import type { Passage } from '../../knowledge/passage.ts';
import type { Finding } from '../evaluation.ts';
import type { FrictionJob } from '../friction/stumble.ts';
import { bestCover, explains, placeOf, wantedSymbol, type Wanted } from './cover.ts';
import type { SymbolTrace } from './diagnosis.ts';
import type { Needs } from './needed-symbols.ts';
import { saysPrecondition } from './says-precondition.ts';
import { isLookUpOf, mayRead, reach, type Fate } from './trace-symbol.ts';

/** The call of the library that compiles and throws, and what became of the passage that says when it does; null where none does. */
export async function traceRefused(job: FrictionJob, needs: Needs): Promise<SymbolTrace | null> {
  const thrown = job.evaluations.flatMap(({ findings }) => findings).find((finding) => finding.class === 'missing-precondition' && finding.file === job.attempt.submission?.main);
  if (thrown === undefined) return null;
  const calls = needs.calls.own.filter(({ line }) => line === thrown.line);
  const call = calls.find(({ id }) => id.startsWith(String(thrown.args['package']))) ?? calls[0];
  if (call === undefined) return null;
  const symbol = wantedSymbol(call.id, needs.inventory);
  return { symbol: call.id, name: symbol.names[0] ?? call.id, role: 'refused', hangsOn: null, beside: null, thrown: String(thrown.args['message']), ...await fateOf(symbol, thrown, job) };
}

async function fateOf(symbol: Wanted, thrown: Finding, job: FrictionJob): Promise<Fate> {
  const { attempt, docs, persona } = job;
  if (docs === null) return { cause: 'unknown', reason: 'The docs that were searched are no longer there.' };
  const names = [...symbol.names, ...(symbol.owner === null ? [] : [symbol.owner])];
  const says = ({ text }: Pick<Passage, 'text'>): boolean => saysPrecondition(text, thrown, names);
  const saying = docs.filter((passage) => explains(passage, symbol) && says(passage));
  const seen = new Set(attempt.passages.map(({ id }) => id));
  const shown = bestCover(saying.filter(({ id }) => seen.has(id)), symbol, []);
  if (shown !== undefined) return { cause: 'ignored', passage: placeOf(shown) };
  if (attempt.steps.some((step) => isLookUpOf(symbol, step) && step.kind === 'tool' && says({ text: step.result }))) return { cause: 'ignored', passage: null };
  const passage = bestCover(saying.filter((each) => mayRead(persona, each)), symbol, []);
  if (passage !== undefined) return reach(passage, job);
  const elsewhere = bestCover(saying, symbol, []);
  if (elsewhere !== undefined) return { cause: 'not-read', why: 'other-level', passage: placeOf(elsewhere), asked: [] };
  const taught = bestCover(docs, symbol, []);
  return { cause: 'absent', near: taught === undefined ? null : { ...placeOf(taught), explains: symbol.names[0] ?? symbol.id } };
}
