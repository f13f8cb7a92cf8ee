import type { CompileProblem } from '../execution.ts';
import type { LanguageId, Library } from '../library.ts';
import type { Submission } from '../submission.ts';

/** How a language is installed, compiled and run. */
export interface Language {
  id: LanguageId;
  /** Of an entry file, the preferred one first, such as `.ts`. */
  extensions: readonly string[];
  install(request: InstallRequest): Promise<Installation>;
  /** A program for the sandbox out of a submission. */
  compile(submission: Submission, installation: Installation): Promise<Compilation>;
  /** What the compiler says of a submission against the installed packages, in order of place. */
  checkTypes(submission: Submission, installation: Installation): Promise<TypeProblem[]>;
}

export interface InstallRequest {
  library: Library;
  /** The `.uagent` folder. */
  home: string;
  /** Said once when something has to be fetched. */
  onProgress: (message: string) => void;
  signal: AbortSignal;
}

/** A library on disk, at exact versions. */
export interface Installation {
  /** Absolute folder with `node_modules`. */
  folder: string;
  /** Every package that the library file names, as installed. */
  packages: { name: string; version: string; folder: string }[];
  /** Changes when anything installed changes. */
  hash: string;
}

export type Compilation =
  | {
      kind: 'compiled';
      code: string;
      /** Made when asked for: only what a program throws needs it. */
      sourceMap: () => Promise<string>;
      /** Whether a new instance of it, in a realm that is as it was, remembers nothing of an earlier one. */
      selfContained: boolean;
      /** The same program as a module whose default export makes a new instance; null where it has to be loaded anew. */
      maker: string | null;
      /** Set when an installed package has a compiled add-on, which the sandbox then lets load. */
      addons?: true;
    }
  | { kind: 'not-compiled'; problems: CompileProblem[] };

/** A diagnostic of the compiler. */
export interface TypeProblem {
  /** Such as 2551. */
  code: number;
  message: string;
  file: string;
  /** 1-based. */
  line: number;
  column: number;
}
