import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { readLiveState } from './live-state.ts';
import type { UiWorld } from './ui-world.ts';

/** A state costs some reading of the store, which must never take more than a tenth of the time. */
const leastPauseMs = 500;
const pausePerWork = 9;
/** A silent connection is taken for a dead one by much that stands between. */
const sayAnythingMs = 15_000;
/** Pages that stay open in forgotten tabs. */
const mostListeners = 24;

/** The state of everything, whenever it has changed: `GET /api/events?run=<id>` as server-sent events. */
export function eventRoutes({ store, home, jobs, interrupted, signal }: UiWorld): Hono {
  let listeners = 0;
  const routes = new Hono();
  routes.get('/', (c) => {
    if (listeners >= mostListeners) return c.json({ error: 'Too many pages of this server are open; close some.' }, 503);
    const run = c.req.query('run');
    return streamSSE(c, async (stream) => {
      listeners += 1;
      const messages = createMessages();
      try {
        while (!stream.aborted && !stream.closed && !signal.aborted) {
          const start = performance.now();
          const message = messages(JSON.stringify(readLiveState({ store, home, jobs: jobs.list(), interrupted, run, now: Date.now() })), start);
          if (message !== undefined) await stream.write(message);
          await sleep(Math.max(leastPauseMs, pausePerWork * (performance.now() - start)), undefined, { signal }).catch(() => undefined);
        }
      } finally {
        listeners -= 1;
      }
    });
  });
  return routes;
}

/** What is to be written for a state: itself if it is another than before, a comment if nothing was written for long, else nothing. */
function createMessages(): (state: string, now: number) => string | undefined {
  let last = { state: '', at: 0 };
  return (state, now) => {
    if (state === last.state && now - last.at < sayAnythingMs) return undefined;
    const isNew = state !== last.state;
    last = { state, at: now };
    return isNew ? `event: state\ndata: ${state}\n\n` : ': still here\n\n';
  };
}
