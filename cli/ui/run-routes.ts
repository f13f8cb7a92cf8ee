import { Hono } from 'hono';
import { resumeRequest } from '../../reports/live/start-request.ts';
import { findRun } from '../../runs/find-run.ts';
import { keepRun } from '../../runs/keep-run.ts';
import { listSittings } from '../../runs/sitting.ts';
import { UserError } from '../../tasks/user-error.ts';
import { z } from 'zod';
import { readBody } from './answer.ts';
import { readAttempt, readReport } from './stored-report.ts';
import { resumeArguments } from './start-arguments.ts';
import type { UiWorld } from './ui-world.ts';

/** A stored run: its report, its attempts, and going on with it. */
export function runRoutes({ store, home, jobs, homeOption, sandbox }: UiWorld): Hono {
  const routes = new Hono();
  routes
    .get('/:run/report', async (c) => c.json(await readReport(store, findRun(store, c.req.param('run')), home)))
    .get('/:run/attempt', (c) => c.json(readAttempt(store, findRun(store, c.req.param('run')), c.req.query('key') ?? '')))
    .post('/:run/resume', async (c) => {
      const run = findRun(store, c.req.param('run'));
      const request = await readBody(c, resumeRequest);
      // Two processes at one run would pay for the same twice.
      if (listSittings(home).get(run.id)?.isUnderWay === true) throw new UserError(`${run.id} is under way already.`);
      const { id } = await jobs.start(resumeArguments(run, request, { homeOption, sandbox }));
      return c.json({ job: id }, 201);
    })
    .post('/:run/keep', async (c) => {
      const { name } = await readBody(c, z.strictObject({ name: z.string().max(100) }));
      keepRun({ store, run: findRun(store, c.req.param('run')), name, move: false });
      return c.json({ name });
    });
  return routes;
}
