/** What is evaluated: an installable library, its docs and the packages that are its API. */
export interface Library {
  id: string;
  language: LanguageId;
  install: {
    /** Package name to exact version, or to `file:` and an absolute folder. */
    npm: Record<string, string>;
  };
  /** In reading order; each entry is checked by its source in `knowledge/sources`. */
  docs: DocsEntry[];
  /** Packages whose exports, subpaths included, are "the library". */
  api: string[];
  /** Absolute path of the library's own ESLint configuration. */
  lint?: string;
  rules: { required: string[]; forbidden: string[] };
  /** Absolute path of the file that says all this. */
  file: string;
  /** Named by a stranger's suite: nothing is installed but what the package registry has. */
  untrusted?: true;
}

/** One entry of `docs:` as it was written, with its place, for the source that will read it. */
export interface DocsEntry {
  value: Record<string, unknown>;
  file: string;
  line: number;
}

export type LanguageId = 'typescript' | 'javascript';
