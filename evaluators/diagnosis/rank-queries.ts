import { z } from 'zod';
import type { Step } from '../../agents/attempt.ts';
import type { Persona } from '../../agents/persona.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { Asked } from './diagnosis.ts';

/** How far down a ranking is looked: nobody reads further. */
const depth = 50;

export interface RankRequest {
  queries: readonly string[];
  passage: Pick<Passage, 'id'>;
  persona: Persona;
  /** Null when the docs cannot be searched again. */
  search: KnowledgeBase['search'] | null;
}

/** Where a passage stands for each query when it is asked again, of what the persona may read. */
export async function rankQueries({ queries, passage, persona: { reading }, search }: RankRequest): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const query of queries) {
    if (search === null) {
      asked.push({ query, rank: 'unknown' });
      continue;
    }
    const hits = await searchOnce(search, query, reading);
    const at = hits.indexOf(passage.id);
    asked.push({ query, rank: at < 0 ? 'none' : at + 1 });
  }
  return asked;
}

const kept = new WeakMap<KnowledgeBase['search'], Map<string, Promise<string[]>>>();

/** The ids of what a search finds. An attempt's symbols are asked for in the same words, and attempts ask alike. */
function searchOnce(search: KnowledgeBase['search'], text: string, reading: Persona['reading']): Promise<string[]> {
  const known = kept.get(search) ?? new Map<string, Promise<string[]>>();
  kept.set(search, known);
  const key = JSON.stringify([text, reading]);
  const ids = known.get(key) ?? search({ text, limit: depth, ...(reading === 'all' ? {} : { tags: reading }) }).then((hits) => hits.map(({ passage }) => passage.id));
  known.set(key, ids);
  return ids;
}

const searchArguments = z.object({ query: z.string() });

/** What was searched for, each once, in order; a search that was refused was not made. */
export function queriesIn(steps: readonly Step[]): string[] {
  const queries = steps.flatMap((step) => {
    const parsed = isLookUp(step, 'search_docs') ? searchArguments.safeParse(step.real?.arguments ?? step.arguments) : null;
    return parsed?.success === true ? [parsed.data.query] : [];
  });
  return [...new Set(queries)];
}

const readArguments = z.object({ path: z.string() });

/** The pages that were opened. */
export function pagesOpened(steps: readonly Step[]): string[] {
  return steps.flatMap((step) => {
    const parsed = isLookUp(step, 'read_doc') ? readArguments.safeParse(step.real?.arguments ?? step.arguments) : null;
    return parsed?.success === true ? [parsed.data.path] : [];
  });
}

function isLookUp(step: Step, name: string): step is Step & { kind: 'tool' } {
  return step.kind === 'tool' && step.name === name && step.outcome === 'done';
}
