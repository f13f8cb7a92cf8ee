import { Hono } from 'hono';
import { compareRuns } from '../../runs/comparison/compare-runs.ts';
import { comparedRunOf } from '../../runs/comparison/compared-run-of.ts';
import type { ComparedRun } from '../../runs/comparison/compared-run.ts';
import { selectTrials } from '../../runs/comparison/pair-trials.ts';
import { findRun } from '../../runs/find-run.ts';
import { readSelection } from '../actions/compare.ts';
import type { UiWorld } from './ui-world.ts';

/**
 * `GET /api/comparison?base=<run>&head=<run>`; `ofBase` and `ofHead` take a part of each, such as `arm=docs`, and `unchanged` the
 * tasks alone that the suite did not change. What cannot be compared is refused with the reason.
 */
export function comparisonRoutes({ store }: UiWorld): Hono {
  const open = (name: string, part: string | undefined, flag: string): ComparedRun => {
    const run = findRun(store, name);
    const texts = (part ?? '').split(',').map((text) => text.trim()).filter((text) => text !== '');
    return selectTrials(comparedRunOf(run, store.eachOutcome(run)), readSelection(flag, texts));
  };
  const routes = new Hono();
  routes.get('/', (c) => {
    const { base = '', head = '', ofBase, ofHead, unchanged } = c.req.query();
    return c.json(compareRuns({ base: open(base, ofBase, '--base'), head: open(head, ofHead, '--head'), unchangedTasks: unchanged === 'true' }));
  });
  return routes;
}
