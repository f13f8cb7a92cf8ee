import { z } from 'zod';
import { UserError } from '../../tasks/user-error.ts';
import type { Corpus, RetrievalQuery } from './corpus.ts';
import { readJsonLines } from './read-json-lines.ts';

const idSchema = z.union([z.string(), z.number()]).transform(String);
const querySchema = z.object({
  id: idSchema,
  text: z.string(),
  relevant: z.union([z.array(idSchema), z.record(z.string(), z.number().min(0))]),
});

export interface Queries {
  /** Those that can be measured. */
  queries: RetrievalQuery[];
  /** Ids of those that ask nothing; they are measured too, as failures. */
  empty: string[];
  /** Ids of those for which nothing is relevant, which no ranking could serve: left out. */
  unanswerable: string[];
  /** Relevant ids that the corpus does not have; they still count as relevant, and are never found. */
  missing: { query: string; id: string }[];
}

/** @throws UserError for a broken line, a repeated id, and where nothing can be measured. */
export async function readQueries(file: string, corpus: Corpus): Promise<Queries> {
  const taken = new Map<string, string>();
  const read: Queries = { queries: [], empty: [], unanswerable: [], missing: [] };
  for (const { at, value: { id, text, relevant } } of await readJsonLines(file, querySchema, '{"id": "…", "text": "…", "relevant": ["id of a document"]}, or grades by id')) {
    const before = taken.get(id);
    if (before !== undefined) throw new UserError(`${at}: the id "${id}" is taken by ${before}; expected every query once.`);
    taken.set(id, at);
    const grades = (Array.isArray(relevant) ? relevant.map((each) => [each, 1] as const) : Object.entries(relevant)).filter(([, grade]) => grade > 0);
    if (text.trim() === '') read.empty.push(id);
    for (const [each] of grades) if (corpus.find(each) === undefined) read.missing.push({ query: id, id: each });
    if (grades.length === 0) read.unanswerable.push(id);
    else read.queries.push({ id, text, ...judgementsOf(grades, corpus) });
  }
  if (read.queries.length === 0) throw new UserError(`${file} has no query with a relevant document. Expected a line such as {"id": "q1", "text": "…", "relevant": ["a"]} for each.`);
  if (read.queries.every(({ relevant }) => [...relevant.keys()].every((id) => corpus.find(id) === undefined))) {
    throw new UserError(`None of the relevant ids of ${file} is in the docs, such as "${read.missing[0]?.id ?? ''}". Expected ids of documents, or for a folder paths of pages or ids of passages (guide.md, guide.md#L12).`);
  }
  return read;
}

function judgementsOf(grades: (readonly [string, number])[], corpus: Corpus): Pick<RetrievalQuery, 'byPage' | 'relevant'> {
  const named = grades.map(([id, grade]) => ({ ...(corpus.find(id) ?? { id, page: id }), isPage: corpus.find(id)?.page === id, grade }));
  const byPage = named.some(({ isPage }) => isPage);
  const relevant = new Map<string, number>();
  for (const { id, page, grade } of named) {
    const unit = byPage ? page : id;
    relevant.set(unit, Math.max(grade, relevant.get(unit) ?? 0));
  }
  return { byPage, relevant };
}
