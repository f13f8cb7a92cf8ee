import { Hono } from 'hono';
import type { Persona } from '../../agents/persona.ts';
import type { ExplainedHit } from '../../knowledge/find-passages.ts';
import { openStoredDocs } from '../../knowledge/open-stored-docs.ts';
import { listIndexes } from '../../knowledge/store/list-indexes.ts';
import type { FoundPassage, KnownDocs } from '../../reports/live/live-choices.ts';
import { searchRequest } from '../../reports/live/start-request.ts';
import type { Run } from '../../runs/run.ts';
import type { Store } from '../../runs/store.ts';
import { UserError } from '../../tasks/user-error.ts';
import { readBody } from './answer.ts';
import { knownPersonas } from './start-routes.ts';
import type { UiWorld } from './ui-world.ts';

/** The docs of the home folder, searched as personas search them. */
export function searchRoutes({ store, home, context }: UiWorld): Hono {
  const routes = new Hono();
  routes
    .get('/docs', async (c) => c.json(await knownDocs(store, home)))
    .post('/search', async (c) => {
      const { library, hash, embedder, query, persona: id } = await readBody(c, searchRequest);
      const found = (await listIndexes(home)).find((index) => index.libraryId === library && index.hash === hash && index.embedder === embedder);
      const persona = id === null ? undefined : knownPersonas(context.workingFolder).find((each) => (each.file ?? each.id) === id);
      if (found === undefined || (id !== null && persona === undefined)) throw new UserError('These docs or this persona are no longer there. Open the page again.');
      using docs = await openStoredDocs({ home, libraryId: library, hash, embedder });
      if (docs === null) throw new UserError(`The index of ${library}'s docs cannot be used. "uagent docs build <suite>" makes it again.`);
      const { explain } = docs;
      if (explain === null) throw new UserError(`These docs are searched with ${embedder}, which an endpoint serves: "uagent docs search" asks it.`);
      return c.json(await searchAs(persona, (tags) => explain({ text: query, limit: mostShown, ...(tags === undefined ? {} : { tags }) })));
    });
  return routes;
}

const mostShown = 12;
const mostOthers = 5;

/** First what the persona finds, the shown ones ahead of those for which there is no room; then the best that it may not read. */
async function searchAs(persona: Persona | undefined, search: (tags: Exclude<Persona['reading'], 'all'> | undefined) => Promise<ExplainedHit[]>): Promise<FoundPassage[]> {
  const tags = persona === undefined || persona.reading === 'all' ? undefined : persona.reading;
  const readable = await search(tags);
  const room = persona === undefined ? mostShown : persona.budgets.searches === 0 ? 0 : persona.budgets.passages;
  const others = tags === undefined ? [] : (await search(undefined)).filter(({ passage }) => !passage.tags.some((tag) => tags.includes(tag))).slice(0, mostOthers);
  return [
    ...readable.map((hit, i) => foundPassage(hit, i < room ? 'shown' : 'no-room')),
    ...others.map((hit) => foundPassage(hit, 'not-for-them')),
  ];
}

function foundPassage({ passage: { path, startLine, endLine, heading, url, tags, kind, text }, score, parts }: ExplainedHit, standing: FoundPassage['standing']): FoundPassage {
  return { path, startLine, endLine, heading, ...(url === undefined ? {} : { url }), tags, kind, text, score, parts, standing };
}

/** Newest runs first; docs that no run searched, as "docs build" leaves them, come last. */
async function knownDocs(store: Store, home: string): Promise<KnownDocs[]> {
  const runs = store.listRuns().slice(0, mostRuns).flatMap(({ id }) => store.findRun(id) ?? []);
  const searchedBy = (hash: string): string[] => runs.filter(({ knowledge }: Run) => knowledge.some((each) => each.hash === hash)).map(({ id }) => id);
  const all = (await listIndexes(home)).map(({ libraryId: library, hash, embedder, count }) => ({ library, hash, embedder, passages: count, runs: searchedBy(hash) }));
  const place = ({ runs: [newest] }: KnownDocs): number => (newest === undefined ? runs.length : runs.findIndex(({ id }) => id === newest));
  return all.sort((a, b) => place(a) - place(b));
}

/** A run is a long text to read. */
const mostRuns = 50;
