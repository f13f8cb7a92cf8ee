import type { Persona } from '../../agents/persona.ts';
import type { Trial } from '../../agents/trial.ts';
import { dimensions, type Dimension, type FrictionClass } from '../../evaluators/evaluation.ts';
import type { TaskFingerprint } from '../../tasks/task-fingerprint.ts';
import type { Weights } from '../../tasks/suite.ts';
import type { Run } from '../run.ts';

/** What a comparison needs to know of a run, whether it comes out of the store or out of a report document. */
export interface ComparedRun {
  id: string;
  label: string | null;
  /** ISO 8601. */
  createdAt: string;
  suite: { id: string; title: string };
  weights: Weights;
  tasks: ({ id: string; title: string } & TaskFingerprint)[];
  personas: Persona[];
  libraries: Run['libraries'];
  knowledge: Run['knowledge'];
  sandbox: string;
  versions: Run['versions'];
  planned: number;
  /** Graded, with the docs whole. */
  trials: ComparedTrial[];
}

export interface ComparedTrial {
  trial: Trial;
  /** In points, null where unscored. */
  scores: Record<Measure, number | null>;
  /** Null where correctness is unscored. */
  solved: boolean | null;
  /** The names and weights of what each score was made of; empty where nothing was. */
  parts: Record<Dimension, { name: string; weight: number }[]>;
  findings: ComparedFinding[];
  /** Each class once; null when it was never looked into. */
  friction: FrictionClass[] | null;
}

export interface ComparedFinding {
  code: string;
  symbol?: string;
  message: string;
  file: string;
  line: number;
}

export const measures = ['usability', ...dimensions] as const;
export type Measure = (typeof measures)[number];
