import type { NeededPassage } from '../../runs/library-facts.ts';

/** Whether searches brought what was needed: for each needed passage of each attempt, where it was first seen. */
export interface Retrieval {
  /** Attempts that could search, in the order of the report's groups; groups without any, or whose attempts looked nothing up, are left out. */
  groups: RetrievalGroup[];
  /** What each task needs of what each persona may read. */
  needed: { library: string; task: string; personas: string[]; passages: NeededPassage[] }[];
  /** Passages that an attempt needed and never saw, the most frequent first. */
  missed: MissedPassage[];
  /** Tasks of which it is not known what is needed, or which need nothing that may be read. */
  unknown: { library: string; task: string; personas: string[]; reason: string }[];
}

export interface RetrievalGroup {
  library: string;
  arm: string;
  model: string;
  /** For each persona with searches, in the report's order. */
  personas: { persona: string; attempts: number; /** Needed passages over all those attempts. */ needed: number; found: Record<FoundAt, number> }[];
}

/** In the order of preference: the ranks are those of the first search. `given` came with the task. */
export const foundAt = ['rank-1', 'rank-2', 'rank-3', 'rank-4', 'later-search', 'opened', 'given', 'never'] as const;
export type FoundAt = (typeof foundAt)[number];

export interface MissedPassage {
  library: string;
  task: string;
  passage: NeededPassage;
  /** Attempts that never saw it, of those that needed it and could search. */
  missed: number;
  of: number;
  personas: string[];
  /** What those attempts searched for, the most frequent first; a few at most. */
  queries: string[];
  /** How many different ones there were. */
  queried: number;
  keys: string[];
}
