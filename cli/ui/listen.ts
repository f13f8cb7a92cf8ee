import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { UserError } from '../../tasks/user-error.ts';

export interface Listening {
  port: number;
  /** Connections that stay open, such as those of events, are cut. */
  close: () => Promise<void>;
}

const usualPort = 4870;
const mostTries = 20;

/** Listens on the loopback address alone. Without a port, on the usual one or the next that is free. */
export async function listen(fetch: Hono['fetch'], port: number | undefined): Promise<Listening> {
  const ports = port === undefined ? Array.from({ length: mostTries }, (_, i) => usualPort + i) : [port];
  for (const each of ports) {
    const server = await tryPort(fetch, each);
    if (server !== undefined) return toListening(server);
  }
  throw new UserError(port === undefined
    ? `The ports ${String(usualPort)} to ${String(usualPort + mostTries - 1)} are all in use. --port 0 takes any that is free.`
    : `The port ${String(port)} is in use. Leave --port out to take the next that is free, or name another.`);
}

/** Undefined where the port is in use. */
async function tryPort(fetch: Hono['fetch'], port: number): Promise<Server | undefined> {
  const answer = getRequestListener(fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void answer(request, response));
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EADDRINUSE') return undefined;
    throw new UserError(code === 'EACCES' ? `The port ${String(port)} is not for this user. Take one from 1024.` : `The port ${String(port)} cannot be listened on (${code}). Name another.`, { cause: error });
  }
}

function toListening(server: Server): Listening {
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
