import type { CodeFile } from './code-file.ts';
import type { SandboxId } from './sandbox/sandbox.ts';

/** Inputs with their expected outputs: examples are shown to the developer, hidden ones never are. */
export interface CaseSet {
  compare: Comparison;
  examples: Case[];
  hidden: Case[];
}

export interface Case {
  name: string;
  /** Spread over the entry. */
  args: unknown[];
  expected: unknown;
}

/** How an output is held against the expected one; `tasks/comparisons` has one member for each kind. */
export type Comparison =
  | { kind: 'exact' }
  /** Numbers agree absolutely or relatively within the tolerance, at any depth. */
  | { kind: 'approx'; tolerance: number }
  /** The top-level array as a multiset; elements as `approx` when a tolerance is given. */
  | { kind: 'unordered'; tolerance?: number }
  /** The same grouping whatever the labels: an object or Map from element to label, or an array of groups. */
  | { kind: 'partition' }
  /** `expected` is an array of acceptable outputs; compared as `approx` when a tolerance is given. */
  | { kind: 'one-of'; tolerance?: number }
  /** Code of the suite on the output: trusted, and run outside the sandbox, unless a sandbox is named. */
  | { kind: 'checker'; checker: CodeFile; sandbox?: SandboxId };
