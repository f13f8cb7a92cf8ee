import { Hono } from 'hono';
import type { Choices } from '../../reports/live/live-choices.ts';
import { openRequest, startRequest } from '../../reports/live/start-request.ts';
import { UserError } from '../../tasks/user-error.ts';
import { estimateRun } from '../actions/dry-run.ts';
import { endpointEnvironment } from '../actions/endpoint-environment.ts';
import type { CliContext } from '../context.ts';
import { toolVersion } from '../tool-version.ts';
import { BadRequest, readBody } from './answer.ts';
import { checkPlan, checkStart, quiet } from './check-start.ts';
import { offeredPersonas, personaAt } from './offered-personas.ts';
import { offeredSuites, suiteAt } from './offered-suites.ts';
import { runOptions, startArguments } from './start-arguments.ts';
import type { UiWorld } from './ui-world.ts';

/** What can be started, what it would cost, and the start. */
export function startRoutes(world: UiWorld): Hono {
  const { context, jobs } = world;
  const routes = new Hono();
  routes
    .get('/choices', async (c) => {
      const suites = await offeredSuites(context);
      return c.json({
        version: toolVersion(), home: world.home, workingFolder: context.workingFolder, hasKey: hasKey(context),
        suites, personas: offeredPersonas(context.workingFolder, suites),
      } satisfies Choices);
    })
    .post('/open', async (c) => {
      const { kind, path } = await readBody(c, openRequest);
      return c.json(kind === 'suite' ? suiteAt(path, context) : openPersona(path, context));
    })
    .post('/estimate', async (c) => {
      const request = await readBody(c, startRequest);
      checkPlan(request, world);
      return c.json(estimateRun(request.suite, runOptions(request, world), quiet(context)).document);
    })
    .post('/jobs', async (c) => {
      const request = await readBody(c, startRequest);
      // What is wrong with it is said here, and not in the messages of a process that ends at once.
      checkStart(request, world);
      const { id } = await jobs.start(startArguments(request, world));
      return c.json({ job: id }, 201);
    })
    .post('/jobs/:id/stop', (c) => {
      jobs.stop(c.req.param('id'));
      return c.json({ job: c.req.param('id') });
    });
  return routes;
}

function openPersona(file: string, { workingFolder }: CliContext) {
  if (!/\.ya?ml$/iu.test(file)) throw new BadRequest({ path: 'expected a persona file, which ends in .yaml' });
  return personaAt(file, workingFolder);
}

/** Whether there is one is all that the page is told. */
function hasKey(context: CliContext): boolean {
  try {
    const { apiKey, baseUrl } = endpointEnvironment(context);
    return apiKey !== undefined || baseUrl !== undefined;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
