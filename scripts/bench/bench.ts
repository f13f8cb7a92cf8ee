/** One thing whose speed is measured: a file here and a line in `index.ts`. */
export interface Bench {
  /** What is measured, in a line. */
  title: string;
  run(request: BenchRequest): Promise<BenchResult>;
}

export interface BenchRequest {
  /** How much to measure; each bench has a default. */
  attempts: number | undefined;
  concurrency: number | undefined;
  passages: number | undefined;
  /** What of each attempt is done; a bench knows its own parts, and undefined is all of them. */
  parts: string[] | undefined;
  /** Where libraries are installed, kept for the next time. */
  home: string;
  say: (message: string) => void;
}

/** Tables for people; the same figures go into the JSON document. */
export interface BenchResult {
  tables: BenchTable[];
}

export interface BenchTable {
  title: string;
  columns: string[];
  rows: { name: string; values: number[] }[];
}
