import { Hono } from 'hono';
import { answerFailure } from './answer.ts';
import { comparisonRoutes } from './comparison-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { guards } from './guard.ts';
import { pageRoutes } from './page-routes.ts';
import { personaRoutes } from './persona-routes.ts';
import { runRoutes } from './run-routes.ts';
import { searchRoutes } from './search-routes.ts';
import { startRoutes } from './start-routes.ts';
import type { UiWorld } from './ui-world.ts';

/** The server of the live page, whole. @param token needed by every request */
export function createApp(world: UiWorld, token: string): Hono {
  const app = new Hono();
  app.use(...guards(token));
  app.route('/', pageRoutes());
  app.route('/api', startRoutes(world));
  app.route('/api', searchRoutes(world));
  app.route('/api/events', eventRoutes(world));
  app.route('/api/runs', runRoutes(world));
  app.route('/api/comparison', comparisonRoutes(world));
  app.route('/api/personas', personaRoutes(world));
  app.notFound((c) => c.json({ error: `There is nothing at ${c.req.path}.` }, 404));
  app.onError((error, c) => answerFailure(error, c, world.context.messages.write));
  return app;
}
