import type { Library } from './library.ts';
import type { Task } from './task.ts';

/** Libraries and tasks together. */
export interface Suite {
  id: string;
  title: string;
  libraries: Library[];
  tasks: Task[];
  /** Persona ids, or absolute paths of persona files. */
  personas: string[];
  weights: Weights;
  /** Absolute path of the folder with `suite.yaml`. */
  folder: string;
}

/** Shares of the dimensions in the usability score; they add up to 1. */
export interface Weights {
  correctness: number;
  compliance: number;
  readability: number;
}
