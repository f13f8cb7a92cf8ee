import type { Trial } from '../../agents/trial.ts';
import type { NeededPassage } from '../../runs/library-facts.ts';
import type { FoundAt, MissedPassage } from './retrieval.ts';

/** How one attempt came by what it needed. */
export interface Look {
  trial: Trial;
  key: string;
  queries: string[];
  found: { passage: NeededPassage; at: FoundAt }[];
}

const mostQueries = 8;
const mostKeys = 10;
/** Longer ones are cut: nobody reads on. */
const longestQuery = 300;

/** Passages that some attempt never saw; what was missed most often comes first. */
export function listMissed(looks: readonly Look[]): MissedPassage[] {
  const needs = new Map<string, { passage: NeededPassage; of: Look[]; missing: Look[] }>();
  for (const look of looks) {
    for (const { passage, at } of look.found) {
      const key = JSON.stringify([look.trial.library, look.trial.task, passage.id]);
      const need = needs.get(key) ?? { passage, of: [], missing: [] };
      need.of.push(look);
      if (at === 'never') need.missing.push(look);
      needs.set(key, need);
    }
  }
  return [...needs.values()].flatMap(({ passage, of, missing }) => {
    const [first] = missing;
    if (first === undefined) return [];
    const { library, task } = first.trial;
    const queries = frequent(missing.flatMap((look) => [...new Set(look.queries)]));
    return [{
      library, task, passage,
      missed: missing.length, of: of.length,
      personas: [...new Set(missing.map(({ trial }) => trial.persona))],
      queries: queries.slice(0, mostQueries).map((query) => (query.length <= longestQuery ? query : `${query.slice(0, longestQuery)}…`)),
      queried: queries.length,
      keys: missing.slice(0, mostKeys).map(({ key }) => key),
    }];
  }).sort((a, b) => b.missed - a.missed || compare(a.task, b.task) || compare(a.passage.id, b.passage.id));
}

function frequent(queries: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const query of queries) counts.set(query, (counts.get(query) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || compare(a, b)).map(([query]) => query);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
