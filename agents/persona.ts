import type { Tag } from '../knowledge/passage.ts';

/** A level of developer, defined by resources and not by adjectives. */
export interface Persona {
  id: string;
  title: string;
  /** One sentence for people who read a report. */
  description: string;
  /** Which passages it may see. */
  reading: 'all' | Tag[];
  budgets: Budgets;
  /** Taken from the accepted reference, which leaks the answer: reports say so wherever it is not `none`. */
  hints: 'none' | 'api-names' | 'api-details' | 'pseudocode';
}

/** Enforced by the attempt loop; 0 takes the tool away. */
export interface Budgets {
  searches: number;
  /** Passages that one search returns at most. */
  passages: number;
  /** Whole pages opened with `read_doc`. */
  reads: number;
  /** Declarations looked up with `look_up_api`. */
  lookUps: number;
  typeChecks: number;
  /** Runs of the shown examples. */
  runs: number;
  /** Changed versions of the code after feedback. */
  repairs: number;
  /** Replies of the model. */
  turns: number;
  /** Input and output tokens together. */
  tokens: number;
  /** Wall-clock seconds of one attempt. */
  seconds: number;
}
