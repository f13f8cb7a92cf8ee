import type { NeededPassage } from '../../../runs/library-facts.ts';
import type { Report, ReportAttempt } from '../../report.ts';
import { readTool, type ShownPassage, type ToolStep } from './tool-views.ts';

/** What an attempt needed of the docs; null where that is not known. */
export function needsOf({ retrieval }: Report, { trial }: ReportAttempt): NeededPassage[] | null {
  if (retrieval === undefined) return null;
  const is = (each: { library: string; task: string; personas: string[] }): boolean => each.library === trial.library && each.task === trial.task && each.personas.includes(trial.persona);
  return retrieval.needed.find(is)?.passages ?? null;
}

/** Tells passages of one attempt that were needed, also where they stand under invented names: by what it saw at that rank of that search. */
export function needTeller(needs: readonly NeededPassage[] | null, { passages }: ReportAttempt): (step: ToolStep, passage: ShownPassage, rank: number) => boolean {
  const ids = new Set((needs ?? []).map(({ id }) => id));
  const places = new Set((needs ?? []).map(({ path, startLine }) => placeOf(path, startLine)));
  const ranked = new Set(passages.flatMap(({ id, by }) => (by.kind === 'search' && ids.has(id) ? [JSON.stringify([by.query.trim(), by.rank])] : [])));
  return (step, { path, startLine }, rank) => places.has(placeOf(path, startLine)) || (step.name === 'search_docs' && ranked.has(JSON.stringify([readTool(step).asked.trim(), rank])));
}

function placeOf(path: string, line: number): string {
  return JSON.stringify([path, line]);
}
