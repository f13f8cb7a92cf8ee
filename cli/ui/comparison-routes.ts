import { Hono } from 'hono';
import { compareRuns } from '../../runs/comparison/compare-runs.ts';
import { comparedRunOf } from '../../runs/comparison/compared-run-of.ts';
import type { ComparedRun } from '../../runs/comparison/compared-run.ts';
import { findRun } from '../../runs/find-run.ts';
import type { UiWorld } from './ui-world.ts';

/** `GET /api/comparison?base=<run>&head=<run>`; with `unchanged` the tasks alone that the suite did not change. What cannot be compared is refused with the reason. */
export function comparisonRoutes({ store }: UiWorld): Hono {
  const open = (name: string): ComparedRun => {
    const run = findRun(store, name);
    return comparedRunOf(run, store.eachOutcome(run));
  };
  const routes = new Hono();
  routes.get('/', (c) => {
    const { base = '', head = '', unchanged } = c.req.query();
    return c.json(compareRuns({ base: open(base), head: open(head), unchangedTasks: unchanged !== undefined }));
  });
  return routes;
}
