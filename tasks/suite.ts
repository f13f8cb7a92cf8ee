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
  /** Set where reports may show the inputs and expected outputs of hidden cases. */
  showsCases?: true;
  /** Absolute path of the folder with `suite.yaml`. */
  folder: string;
  /** Written by a stranger: what of it is code runs in the sandbox or not at all. */
  untrusted?: true;
}

/** Shares of the dimensions in the usability score; they add up to 1. */
export interface Weights {
  correctness: number;
  compliance: number;
  readability: number;
}
