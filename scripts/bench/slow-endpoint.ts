import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Task } from '../../tasks/task.ts';

export interface SlowEndpoint extends AsyncDisposable {
  /** For OPENAI_BASE_URL. */
  baseUrl: string;
  calls: () => number;
}

/** An OpenAI-compatible endpoint on this machine that takes its time: it searches the docs once, then hands in an accepted solution of the task that it is asked about. */
export async function openSlowEndpoint({ tasks, library, latencyMs }: { tasks: readonly Task[]; library: string; latencyMs: number }): Promise<SlowEndpoint> {
  let calls = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      calls += 1;
      const body = Buffer.concat(chunks).toString('utf8');
      setTimeout(() => { reply(response, body.includes('"role":"tool"') ? handIn(body, tasks, library) : search, calls); }, latencyMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 1_024, resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  return {
    baseUrl: `http://127.0.0.1:${String(port)}/v1`,
    calls: () => calls,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Call {
  name: string;
  arguments: Record<string, string>;
}

const search: Call = { name: 'search_docs', arguments: { query: 'how to begin' } };

function handIn(body: string, tasks: readonly Task[], library: string): Call {
  const task = tasks.find(({ entry }) => new RegExp(`\\b${entry}\\b`, 'u').test(body));
  return { name: 'submit', arguments: { code: task?.solutions[library]?.references[0]?.code ?? 'export {};' } };
}

function reply(response: ServerResponse, { name, arguments: args }: Call, number: number): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({
    id: `reply-${String(number)}`, object: 'chat.completion', created: 0, model: 'slow',
    choices: [{ index: 0, finish_reason: 'tool_calls', message: { role: 'assistant', content: null, tool_calls: [{ id: `call-${String(number)}`, type: 'function', function: { name, arguments: JSON.stringify(args) } }] } }],
    usage: { prompt_tokens: 1_500, completion_tokens: 300, total_tokens: 1_800 },
  }));
}
