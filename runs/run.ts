import type { Persona } from '../agents/persona.ts';
import type { Trial } from '../agents/trial.ts';
import type { PartKind } from '../knowledge/docs-part.ts';
import type { Suite } from '../tasks/suite.ts';
import type { Pricing } from './spending/pricing.ts';

/** A planned matrix with everything that its outcomes depend on: grading and reporting need no other file. */
export interface Run {
  version: 1;
  /** Suite and number, such as `graph-analytics-3`; given by the store. */
  id: string;
  label: string | null;
  /** ISO 8601. */
  createdAt: string;
  /** The command that plans the same again. */
  command: string;
  suite: Suite;
  personas: Persona[];
  /** In the order in which they are tried. */
  trials: Trial[];
  /** What is taken out of the docs, one part at a time, once the docs as they are have been tried; left out where nothing is. */
  ablate?: PartKind;
  /** Repeats are added until the usability intervals are that narrow; left out where their number is fixed. */
  until?: Until;
  /** Models that give a second opinion on every attempt; left out where none was asked for. */
  judges?: string[];
  /** What the models and judges cost when the run began; left out in runs of before. */
  pricing?: Pricing;
  libraries: { id: string; packages: { name: string; version: string }[]; hash: string }[];
  knowledge: { libraryId: string; hash: string; embedder: string; documents: number; passages: number; vectors: 'hnsw' | 'exact' }[];
  sandbox: string;
  /** `evaluators`: the uagent that graded all of it anew; left out where it is the one that ran it. */
  versions: { uagent: string; node: string; evaluators?: string };
}

export interface Until {
  /** Half of the width of a 95 % interval, in points. */
  halfWidth: number;
  /** However wide it is then. */
  mostRepeats: number;
}
