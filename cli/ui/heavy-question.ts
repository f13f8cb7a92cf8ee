/** What takes a long run long to answer, and is answered in a process of its own. */
export type HeavyQuestion =
  | { kind: 'report'; run: string }
  | { kind: 'comparison'; base: string; head: string; ofBase: string; ofHead: string; unchanged: boolean };

/** What that process is told. */
export interface HeavyTask {
  question: HeavyQuestion;
  /** The home folder, absolute. */
  home: string;
}
