import type { Cause } from '../../evaluators/diagnosis/diagnosis.ts';

/** Why an attempt failed or used the library badly, as people read it. */
export interface ReportDiagnosis {
  primary: Cause | 'none' | 'unknown';
  /** In words; empty where `traces` say it. */
  reason: string;
  /** Places that misled, then what became of each symbol that was needed: those that decided come first. */
  traces: ReportTrace[];
}

export interface ReportTrace {
  cause: Cause | 'unknown';
  /** A symbol's id. */
  symbol: string;
  message: string;
  /** Whether the primary cause is told from it. */
  isDecisive: boolean;
  /** A page of the docs. */
  path?: string;
  line?: number;
  endLine?: number;
  /** Its searches, and where the passage stood for them. */
  asked?: { query: string; rank: number | 'none' | 'unknown' }[];
}

/** One change of the docs that the run's failures ask for. */
export interface ReportFix {
  library: string;
  kind: Exclude<Cause, 'not-docs'>;
  /** What to change, or where to add: null where the docs have no place for it. */
  place: { path: string; line: number; endLine: number } | null;
  /** As pages would write them. */
  symbols: string[];
  /** What to do, in a sentence. */
  text: string;
  /** Points of the library's usability that are at stake: at most, as other things may stop the same attempts. */
  points: number;
  /** Attempts that met it, and of how many it is the primary cause. */
  attempts: number;
  decided: number;
  personas: string[];
  tasks: string[];
  /** Keys of those attempts: the ones that it decided come first. */
  keys: string[];
  /** What shows it, one for each symbol or search, a few at most. */
  evidence: string[];
  /** What some of them wrote and what was said of it; left out where nobody wrote anything that tells. */
  excerpts?: FixExcerpt[];
}

/** A piece of submitted code with what the compiler or a case says of it. */
export interface FixExcerpt {
  /** Of the attempt. */
  key: string;
  said: string;
  /** Null where nothing was handed in. Lines count from 1; `line` is the first one shown, `marked` the one that it is about. */
  code: { file: string; line: number; marked: number | null; text: string } | null;
}
