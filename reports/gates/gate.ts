import type { Arm } from '../../agents/trial.ts';
import type { Measure } from '../../runs/comparison/compared-run.ts';

/** A score that must be reached, in every library, arm and model that it does not name. */
export interface Gate {
  /** As it was asked for, such as `junior.correctness`. */
  name: string;
  measure: Measure;
  /** Null for all personas together. */
  persona: string | null;
  library: string | null;
  arm: Arm | null;
  model: string | null;
  /** In points. */
  threshold: number;
}

/** Ids that a run has, in its order. */
export interface GateScope {
  libraries: string[];
  arms: Arm[];
  models: string[];
  personas: string[];
}
