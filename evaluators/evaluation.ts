/** One dimension of one attempt: a score, or the reason why there is none. */
export type Evaluation =
  | { dimension: Dimension; kind: 'scored'; score: number; findings: Finding[]; details: Details }
  | { dimension: Dimension; kind: 'unscored'; reason: string; findings: Finding[] };

export const dimensions = ['correctness', 'compliance', 'readability'] as const;
export type Dimension = (typeof dimensions)[number];

/** What a score was made of. */
export type Details =
  | { kind: 'cases'; passed: number; total: number; cases: CaseVerdict[]; stdout: string; stderr: string }
  /**
   * Each part 0 to 1, with its weight in the score. `reference` is the accepted solution nearest to the code and what it scores, where
   * that is measured; `symbols` are ids of the library's symbols that the code has in use, where those were resolved.
   */
  | { kind: 'parts'; parts: { name: string; value: number; weight: number }[]; reference?: { name: string; score: number }; symbols?: string[] };

/** Inputs and expected values stay in the suite: a verdict names the case, and what was expected only where the suite shows its cases. */
export interface CaseVerdict {
  name: string;
  passed: boolean;
  /** Empty when passed. */
  message: string;
  milliseconds: number;
}

/** A code with arguments and a place; `finding-message.ts` has the words. */
export interface Finding {
  dimension: Dimension;
  class: FrictionClass | null;
  /** Kebab-case, or a rule or compiler code such as `TS2551`. */
  code: string;
  args: Record<string, string | number>;
  /** Name of a submitted file. */
  file: string;
  /** 1-based; 0 when the finding is about the whole. */
  line: number;
  column: number;
  /** As `graphology-metrics/centrality/pagerank.default` or `graphology.Graph.addNode`. */
  symbol?: string;
}

export const frictionClasses = [
  'setup-failure', 'invented-symbol', 'near-miss-name', 'wrong-call', 'wrong-options', 'wrong-return', 'deprecated',
  'missing-precondition', 'silent-wrong', 'discovery', 'docs-gap', 'docs-defect', 'bypass', 'thrash',
] as const;
export type FrictionClass = (typeof frictionClasses)[number];
