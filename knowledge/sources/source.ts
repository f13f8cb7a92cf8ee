import type { z } from 'zod';
import type { Installation } from '../../tasks/languages/language.ts';
import type { Library } from '../../tasks/library.ts';
import type { Document, Tag } from '../passage.ts';

/** One kind of entry under `docs:`; `index.ts` has the table, keyed by the entry's telling key. */
export interface Source<Entry = unknown> {
  /** Strict: a key that is not in it is a mistake of the author. */
  schema: z.ZodType<Entry>;
  /** What can be said against a well-formed entry before anything is installed or read. */
  check(entry: Entry, context: CheckContext): EntryMistake | undefined;
  /** In reading order. */
  read(entry: Entry, context: ReadContext): Promise<Page[]>;
  /** Told apart from another source's page of the same path by this. */
  base?(entry: Entry): string;
}

interface CheckContext {
  library: Library;
}

interface ReadContext extends CheckContext {
  installation: Installation;
  /** The `.uagent` folder, where what was fetched is kept. */
  home: string;
  /** Told of each page that is left out, by name and with the reason. */
  onProgress: (message: string) => void;
  signal: AbortSignal;
  /** `<file>:<line>` of the entry, with which a message about it begins. */
  at: string;
}

interface EntryMistake {
  path: string[];
  /** Such as `expected one of …`. */
  text: string;
}

/** A page as it was read: its title and the tags of its passages come from parsing it, which an index that stands spares. */
export interface Page extends Omit<Document, 'title' | 'tags'> {
  /** Path within its source, with `/`: `README.md`, `guides/weights.md`. */
  name: string;
  /** As the source's entry says; null when names and headings are to tell. */
  tags: Tag[] | null;
}

/** Keeps the entry's type within a member, so that the table can hold members of different entries. */
export function defineSource<Entry>(source: Source<Entry>): Source {
  return {
    schema: source.schema,
    check: (entry, context) => source.check(source.schema.parse(entry), context),
    read: (entry, context) => source.read(source.schema.parse(entry), context),
    base: (entry) => source.base?.(source.schema.parse(entry)) ?? '',
  };
}
