import { Hono } from 'hono';
import { resumeRequest } from '../../reports/live/start-request.ts';
import { findRun } from '../../runs/find-run.ts';
import { keepRun } from '../../runs/keep-run.ts';
import { interruptSitting, listSittings, type KnownSitting } from '../../runs/sitting.ts';
import { UserError } from '../../tasks/user-error.ts';
import { z } from 'zod';
import { answerLines, readBody } from './answer.ts';
import { sittingKey } from './live-state.ts';
import { readAttempt, versionOf } from './stored-report.ts';
import { resumeArguments } from './start-arguments.ts';
import type { UiWorld } from './ui-world.ts';

/** A stored run: its report, its attempts, and going on with it. */
export function runRoutes({ store, home, jobs, answers, interrupted, homeOption, sandbox }: UiWorld): Hono {
  const routes = new Hono();
  routes
    .get('/:run/report', (c) => {
      const { id } = findRun(store, c.req.param('run'));
      return answerLines(c, answers.ask({ kind: 'report', run: id }, versionOf(store, [id])));
    })
    .get('/:run/attempt', (c) => c.json(readAttempt(store, findRun(store, c.req.param('run')), c.req.query('key') ?? '')))
    .post('/:run/resume', async (c) => {
      const run = findRun(store, c.req.param('run'));
      const request = await readBody(c, resumeRequest);
      // Two processes at one run would pay for the same twice.
      const sitting = listSittings(home).get(run.id);
      if (sitting?.isUnderWay === true) throw new UserError(`${run.id} is under way already.`);
      const { id } = await jobs.start(resumeArguments(run, request, { homeOption, sandbox, gates: sitting?.asked?.gates ?? [] }));
      return c.json({ job: id }, 201);
    })
    .post('/:run/stop', (c) => {
      const { id } = findRun(store, c.req.param('run'));
      const sitting = listSittings(home).get(id);
      if (sitting?.isUnderWay !== true) throw new UserError(`Nobody sits at ${id} any more.`);
      // A second Ctrl-C would cut off what is being saved.
      if (interrupted.has(sittingKey(sitting))) throw new UserError(`Process ${String(sitting.pid)} was asked to stop already: it saves what is finished, then it ends.`);
      if (!interrupt(home, sitting)) throw new UserError(`${id} cannot be stopped from here: that its process (${String(sitting.pid)}) is still the one that began it is not proved. Press Ctrl-C where it was begun.`);
      interrupted.add(sittingKey(sitting));
      return c.json({ run: id });
    })
    .post('/:run/keep', async (c) => {
      const { name } = await readBody(c, z.strictObject({ name: z.string().max(100) }));
      keepRun({ store, run: findRun(store, c.req.param('run')), name, move: false });
      return c.json({ name });
    });
  return routes;
}

/** False where it is not proved who would get the signal. */
function interrupt(home: string, { run, pid }: KnownSitting): boolean {
  try {
    return interruptSitting(home, run);
  } catch (error) {
    throw new UserError(`Process ${String(pid)}, which sits at ${run}, is of another user: only they can stop it, with Ctrl-C where it was begun.`, { cause: error });
  }
}
