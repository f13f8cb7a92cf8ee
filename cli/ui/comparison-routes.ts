import { Hono } from 'hono';
import { findRun } from '../../runs/find-run.ts';
import { answerLines } from './answer.ts';
import { versionOf } from './stored-report.ts';
import type { UiWorld } from './ui-world.ts';

/**
 * `GET /api/comparison?base=<run>&head=<run>`; `ofBase` and `ofHead` take a part of each, such as `arm=docs`, and `unchanged` the
 * tasks alone that the suite did not change. What cannot be compared is refused with the reason.
 */
export function comparisonRoutes({ store, answers }: UiWorld): Hono {
  const routes = new Hono();
  routes.get('/', (c) => {
    const { base = '', head = '', ofBase = '', ofHead = '', unchanged } = c.req.query();
    const ids = [base, head].map((name) => findRun(store, name).id);
    return answerLines(c, answers.ask({ kind: 'comparison', base, head, ofBase, ofHead, unchanged: unchanged === 'true' }, versionOf(store, ids)));
  });
  return routes;
}
