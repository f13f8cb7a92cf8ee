import type { Filling } from './fill-holes.ts';
import type { Usage } from './snippet.ts';
import type { Binding } from './syntax.ts';

/** A solution that copies one usage of the docs. */
export interface Candidate {
  usage: Usage;
  filling: Filling;
  /** The import taken for each name that the usage brings in, in order. */
  bindings: Binding[];
  wrap: Wrap;
  /** The whole file. */
  code: string;
  /** Larger is tried sooner. */
  score: number;
}

/** How the result of the call becomes what the task wants. */
export type Wrap =
  | { kind: 'none' | 'spread' | 'entries' | 'string' | 'number' }
  | { kind: 'property'; name: string }
  | { kind: 'key'; name: string };
