/** The code that a developer handed in. */
export interface Submission {
  /** File name of the entry, such as `solution.ts`; a key of `files`. */
  main: string;
  /** File name to text; flat, no folders. */
  files: Record<string, string>;
}
