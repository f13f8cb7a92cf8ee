import type { Persona } from '../../agents/persona.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { RankParts } from '../../knowledge/rank-passages.ts';

/** What the form of a new run offers. */
export interface Choices {
  version: string;
  home: string;
  workingFolder: string;
  /** Whether there is a key or an endpoint of one's own for `openai:` models, never which. */
  hasKey: boolean;
  suites: OfferedSuite[];
  personas: KnownPersona[];
}

export interface OfferedSuite {
  /** As it is typed: the id of a bundled one, or a path. */
  name: string;
  isBundled: boolean;
  title: string;
  libraries: string[];
  tasks: { id: string; title: string }[];
  /** Ids; files of the suite's own are named by path. */
  personas: string[];
  /** Why it cannot be read; empty where it can. */
  problem: string;
}

export interface KnownPersona extends Persona {
  /** Null for one that comes with the program; else as it is typed after `--persona`. */
  file: string | null;
}

/** Docs that can be searched. */
export interface KnownDocs {
  library: string;
  hash: string;
  embedder: string;
  passages: number;
  /** Runs that searched them, newest first. */
  runs: string[];
}

export interface FoundPassage extends Pick<Passage, 'path' | 'startLine' | 'endLine' | 'heading' | 'url' | 'tags' | 'kind' | 'text'> {
  score: number;
  parts: RankParts;
  /** What it is to the chosen persona: shown by a search, beyond the passages that one shows, or not for its level. */
  standing: 'shown' | 'no-room' | 'not-for-them';
}

export interface SavedPersona {
  file: string;
}

/** An answer that is a refusal, in words for the reader. */
export interface Refusal {
  error: string;
  /** Of fields of a form, by their path such as `budgets.searches`. */
  fields?: Record<string, string>;
}
