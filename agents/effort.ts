/** What an attempt took, counted from its steps. */
export interface Effort {
  /** Input and output. */
  tokens: number;
  searches: number;
  /** Pages opened. */
  reads: number;
  /** Declarations looked up. */
  apiLookUps: number;
  typeChecks: number;
  exampleRuns: number;
  /** Changed versions of the code after the first feedback. */
  repairs: number;
  /**
   * What had been spent when a version first passed all shown examples, or, where examples were not run, when code that
   * passes every hidden case was handed in; null when that never happened.
   */
  firstSuccess: { /** Null where no model was called. */ seconds: number | null; tokens: number; lookUps: number } | null;
}
