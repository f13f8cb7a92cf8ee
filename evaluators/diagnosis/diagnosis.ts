import type { FrictionClass } from '../evaluation.ts';

/**
 * What in the docs stopped an attempt, by the first link that broke between a page and the code: written, found, read, right,
 * followed. `docs/diagnosis.md` says where each ends and the next begins.
 */
export const causes = ['misleading', 'absent', 'not-retrieved', 'not-read', 'ignored', 'not-docs'] as const;
export type Cause = (typeof causes)[number];

/** Why an attempt failed or used the library badly, from what is stored about it alone. */
export interface Diagnosis {
  /** One cause; `none` where the task was solved with good use of the library, `unknown` where the cause cannot be told. */
  primary: Cause | 'none' | 'unknown';
  /** In a sentence: for `unknown` why it cannot be told, for `not-docs` what it was instead; empty for any other. */
  reason: string;
  /** Code of the docs that it saw and followed into a mistake. */
  misleading: Misleading[];
  /** Each symbol that it needed and went without, or used wrongly, in the order of its ids. */
  symbols: SymbolTrace[];
}

/** A place in the docs; lines from 1, inclusive. */
export interface DocsPlace {
  path: string;
  startLine: number;
  endLine: number;
  heading: string[];
}

export interface Misleading {
  /** What the same mistake is in the code. */
  mistake: FrictionClass | null;
  /** What the docs show and the library does not have, or not in this way; a place for what has no name. */
  symbol: string;
  path: string;
  line: number;
  /** The line as it stands there. */
  code: string;
  /** What the compiler says of it, with its code; empty for code that compiles. */
  message: string;
  /** For code that compiles and comes to something wrong: how the attempt calls it, as shown, and how an accepted solution does; null for any other. */
  calls: { own: string; accepted: string } | null;
  /** Whether what was handed in makes the mistake too: otherwise it was mended on the way. */
  isHandedIn: boolean;
  /** What the library has instead, as far as that can be told. */
  instead: string | null;
}

/** What became of one symbol on its way from the docs into the code. */
export type SymbolTrace = {
  symbol: string;
  /** As pages call it. */
  name: string;
  role: Role;
  /** Another missing symbol that it cannot be used without, such as the class of a method: what became of that one comes first. Null where there is none. */
  hangsOn: string | null;
  /** Why it decides nothing; null where the primary cause may be told from it. */
  beside: Beside | null;
  /** What the library throws there, of what is `refused`. */
  thrown?: string;
} & (
  /** No passage explains it, or of what is `refused`, when it is. `near` is where it would belong: the page that explains most of what is used with it. */
  | { cause: 'absent'; near: (DocsPlace & { explains: string }) | null }
  | { cause: 'not-retrieved'; passage: DocsPlace; asked: Asked[] }
  | { cause: 'not-read'; why: Unread; passage: DocsPlace; asked: Asked[] }
  /** `by` is what showed it: a passage, or null for a declaration that was looked up, or a hint. */
  | { cause: 'ignored'; passage: DocsPlace | null }
  | { cause: 'unknown'; reason: string }
);

/**
 * The nearest accepted reference needs it and the code does not have it; the code has it and the compiler is against how; the code
 * has it and says the contrary of every accepted reference; the code has it and the library throws there.
 */
export type Role = 'missing' | 'misused' | 'contrary' | 'refused';

/**
 * It hangs on another that is missing; others that the result is made by are missing as well; the code has something of its own in
 * its place.
 */
export type Beside = 'hangs' | 'further' | 'replaced';

export const unreadReasons = ['ranked-below', 'page-left', 'never-looked', 'other-level'] as const;
/**
 * Ranked among the first ten and below what the persona is shown; on a page that it opened and left before it; it never looked
 * anything up; on pages that its level does not read.
 */
export type Unread = (typeof unreadReasons)[number];

/** A search of the attempt, and where the passage stood for it from 1: `none` when not among the first fifty, `unknown` when it cannot be searched again. */
export interface Asked {
  query: string;
  rank: number | 'none' | 'unknown';
}
