/** A file of a suite with its text, so that a stored run needs the suite's folder no more. */
export interface CodeFile {
  /** Absolute path. */
  path: string;
  /** File name, such as `reference.ts`. */
  name: string;
  code: string;
}
