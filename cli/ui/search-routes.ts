import { Hono } from 'hono';
import { readPersona } from '../../agents/read-persona.ts';
import type { Persona } from '../../agents/persona.ts';
import type { ExplainedHit } from '../../knowledge/find-passages.ts';
import { openStoredDocs } from '../../knowledge/open-stored-docs.ts';
import { listIndexes } from '../../knowledge/store/list-indexes.ts';
import type { FoundPassage, KnownDocs } from '../../reports/live/live-choices.ts';
import { indexRequest, searchRequest } from '../../reports/live/start-request.ts';
import type { Run } from '../../runs/run.ts';
import type { Store } from '../../runs/store.ts';
import { UserError } from '../../tasks/user-error.ts';
import { endpointEnvironment } from '../actions/endpoint-environment.ts';
import { openSuite } from '../actions/open-suite.ts';
import { atField, readBody } from './answer.ts';
import { checkEmbedder, quiet } from './check-start.ts';
import { indexArguments } from './start-arguments.ts';
import type { UiWorld } from './ui-world.ts';

/** The docs of the home folder, searched as personas search them. */
export function searchRoutes(world: UiWorld): Hono {
  const { store, home, jobs, context } = world;
  const routes = new Hono();
  routes
    .get('/docs', async (c) => c.json(await knownDocs(store, home)))
    .post('/docs', async (c) => {
      const request = await readBody(c, indexRequest);
      openSuite(request.suite, quiet(context), request);
      atField('embedder', () => { checkEmbedder(request.embedder, context); });
      const { id } = await jobs.start(indexArguments(request, world));
      return c.json({ job: id }, 201);
    })
    .post('/search', async (c) => {
      const { library, hash, embedder, query, persona: id } = await readBody(c, searchRequest);
      const found = (await listIndexes(home)).find((index) => index.libraryId === library && index.hash === hash && index.embedder === embedder);
      if (found === undefined) throw new UserError(`These docs of ${library} are no longer there. Open the page again.`);
      const persona = id === null ? undefined : readPersona(id, context.workingFolder);
      checkEmbedder(embedder, context);
      using docs = await openStoredDocs({ home, libraryId: library, hash, embedder, environment: endpointEnvironment(context) });
      const explain = docs?.explain ?? null;
      if (explain === null) throw new UserError(`The index of ${library}'s docs cannot be used. "uagent docs build <suite>" makes it again.`);
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
