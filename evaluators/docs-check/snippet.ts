import type { FrictionClass } from '../evaluation.ts';

/** A code block of the docs, with what tells how it is meant to be read. */
export interface Snippet {
  /** Of its page, as `Page.path`. */
  path: string;
  /** Line of the first line of code in the page, 1-based. */
  line: number;
  /** For each line of code its line in the page; several share one where the page has it so, such as a notebook's cell in one string. */
  lines: number[];
  /** As the fence says, lower case; empty when it says nothing. */
  language: string;
  code: string;
  /** Headings from the page's title down, or for an example in a doc comment the page and the name that the comment describes. */
  heading: string[];
  /** What is told between the block before or the heading and this block. */
  before: string;
  origin: 'page' | 'comment';
  /** Whether what it describes is deprecated, and says so. */
  isOfDeprecated: boolean;
  /** For each line of code the page's own, with its indentation, comment marks or markup. */
  raw: string[];
  /** The last lines of the page above the code that are not empty, three at most and none of another block: its fence, and what asks to skip it. */
  above: string[];
  /** Where a reader of the published page arrives near it, as `Passage.anchor`. */
  anchor?: string;
  /** Address of a website's page, with the anchor where there is one. */
  url?: string;
}

/** Why nothing is said about a block. */
export type SkipReason =
  /** Another language, a shell session, data, output. */
  | 'other-language'
  /** JSX or another template language, which needs a framework to say anything. */
  | 'markup'
  /** Pseudo-code, a signature, or a fragment that stands for itself. */
  | 'does-not-parse'
  /** More code than anybody reads: data, or a whole program. */
  | 'too-long'
  /** Nested so deeply, or with such types, that the compiler does not come to an end with it. */
  | 'too-much'
  /** No name in it is resolved to the library. */
  | 'not-about-library'
  /** A page or section about a former version. */
  | 'former-version'
  /** The docs say that it does not work. */
  | 'meant-to-fail'
  /** A comment before it, or its fence, asks to leave it alone. */
  | 'asked-to-skip';

export interface DocsFinding {
  /** An error breaks the example; a warning is worth a look. */
  level: 'error' | 'warning';
  /** What it would make somebody stumble over who follows the example. */
  class: FrictionClass | null;
  /** Of the compiler, such as `TS2551`, or `deprecated`, `throws`, `prints-otherwise`, `missing-import`. */
  code: string;
  message: string;
  /** In the page, 1-based. */
  line: number;
  column: number;
  /** The line of code. */
  excerpt: string;
  /** A name that may have been meant. */
  suggestion?: string;
  symbol?: string;
}

/** What became of running an example. */
export type SnippetRun =
  | { kind: 'ran' }
  | { kind: 'failed' }
  /** Not tried, or its end says nothing about the docs. */
  | { kind: 'not-run'; reason: RunObstacle };

export type RunObstacle =
  /** Names or modules that the docs leave to the reader, or code left out. */
  | 'incomplete'
  /** Types say already that it is broken. */
  | 'broken'
  | 'no-sandbox'
  /** It needs the network, files, programs, arguments or an environment, which a sandbox does not give. */
  | 'needs-the-world'
  /** A server, say. */
  | 'does-not-end'
  /** So many before it did not end that the rest is not tried. */
  | 'too-many-endless'
  /** Its packages throw when they are loaded, as those for another version of Node do. */
  | 'cannot-load'
  /** It throws, as the docs say or as its own code does. */
  | 'throws-as-shown'
  | 'could-not-start';

export interface CheckedSnippet {
  snippet: Snippet;
  verdict: 'ok' | 'broken' | 'skipped';
  /** Set when skipped. */
  reason?: SkipReason;
  findings: DocsFinding[];
  run: SnippetRun;
  /** Lines of the page whose blocks this one goes on from. */
  joined: number[];
  /** Symbols of the library that it uses, resolved by the compiler; sorted. */
  symbols: string[];
}
