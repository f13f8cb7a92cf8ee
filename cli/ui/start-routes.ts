import { Hono } from 'hono';
import { bundledPersonas, readPersona } from '../../agents/read-persona.ts';
import { listOwnPersonas } from '../../agents/own-personas.ts';
import type { Choices, KnownPersona } from '../../reports/live/live-choices.ts';
import { startRequest, type StartRequest } from '../../reports/live/start-request.ts';
import { findById } from '../../tasks/find-by-id.ts';
import { UserError } from '../../tasks/user-error.ts';
import { estimateRun } from '../actions/dry-run.ts';
import { refuseUnknownPrices } from '../actions/open-pricing.ts';
import { endpointEnvironment } from '../actions/endpoint-environment.ts';
import type { CliContext } from '../context.ts';
import { toolVersion } from '../tool-version.ts';
import { readBody } from './answer.ts';
import { offeredSuites } from './offered-suites.ts';
import { runOptions, startArguments } from './start-arguments.ts';
import type { UiWorld } from './ui-world.ts';

/** What can be started, what it would cost, and the start. */
export function startRoutes(world: UiWorld): Hono {
  const { context, jobs } = world;
  const routes = new Hono();
  routes
    .get('/choices', async (c) => c.json({
      version: toolVersion(), home: world.home, workingFolder: context.workingFolder, hasKey: hasKey(context),
      suites: await offeredSuites(context), personas: knownPersonas(context.workingFolder),
    } satisfies Choices))
    .post('/estimate', async (c) => {
      const request = await readStart(await readBody(c, startRequest), world);
      return c.json(estimateRun(request.suite, runOptions(request, world), context).document);
    })
    .post('/jobs', async (c) => {
      const request = await readStart(await readBody(c, startRequest), world);
      const options = runOptions(request, world);
      // What is wrong with it is said here, and not in the messages of a process that ends at once.
      const { document } = estimateRun(request.suite, options, context);
      refuseUnknownPrices(document.prices, options);
      const { id } = await jobs.start(startArguments(request, world));
      return c.json({ job: id }, 201);
    })
    .post('/jobs/:id/stop', (c) => {
      jobs.stop(c.req.param('id'));
      return c.json({ job: c.req.param('id') });
    });
  return routes;
}

/** Only what the page was offered, so that no path of its own comes in. */
async function readStart(request: StartRequest, { context }: UiWorld): Promise<StartRequest> {
  const suites = (await offeredSuites(context)).map(({ name }) => ({ id: name }));
  findById(suites, request.suite, { what: 'suite' });
  const personas = knownPersonas(context.workingFolder).map(({ id, file }) => ({ id: file ?? id }));
  for (const persona of request.personas) findById(personas, persona, { what: 'persona' });
  return request;
}

/** Bundled ones, and those of the working folder that can be read. */
export function knownPersonas(workingFolder: string): KnownPersona[] {
  const bundled = bundledPersonas().map((id): KnownPersona => ({ ...readPersona(id, workingFolder), file: null }));
  return [...bundled.sort(byResources), ...listOwnPersonas(workingFolder).flatMap((own) => ('persona' in own ? [{ ...own.persona, file: own.file }] : []))];
}

/** Whether there is one is all that the page is told. */
function hasKey(context: CliContext): boolean {
  try {
    return endpointEnvironment(context).apiKey !== undefined;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** From the least to the most; those whose levels are hints come last. */
function byResources(a: KnownPersona, b: KnownPersona): number {
  const isPaper = ({ id }: KnownPersona): number => Number(id.startsWith('paper-'));
  return isPaper(a) - isPaper(b) || a.budgets.tokens - b.budgets.tokens || hintLevels.indexOf(a.hints) - hintLevels.indexOf(b.hints);
}

const hintLevels: readonly KnownPersona['hints'][] = ['none', 'api-names', 'api-details', 'pseudocode'];
