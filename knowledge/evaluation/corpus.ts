import type { SearchText } from '../search-text.ts';

/** What is searched in an evaluation. */
export interface Corpus {
  entries: CorpusEntry[];
  /** What a relevant id names: an entry, or of a folder a whole page; undefined for nothing. */
  find(id: string): Named | undefined;
}

export interface Named {
  /** As entries have it: `guide.md#L12` names the passage that line 12 stands in, whichever line that begins at. */
  id: string;
  /** The page that it is, or is of. */
  page: string;
}

export interface CorpusEntry extends SearchText {
  /** Of a passage of a folder: `<path>#L<startLine>`. */
  id: string;
  /** The page that a passage is of; an entry of a JSONL file is its own. */
  page: string;
  /** Declarations stand behind prose that fits alike. */
  isDeclaration: boolean;
}

export interface RetrievalQuery {
  id: string;
  text: string;
  /** Whether pages are ranked, each at its best passage: where a relevant id names one. */
  byPage: boolean;
  /** By id: how relevant, above 0. */
  relevant: ReadonlyMap<string, number>;
}
