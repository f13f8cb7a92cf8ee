import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { seededRandom } from '../../runs/statistics/seeded-random.ts';
import { replyOf, type Reply, type TaskCode } from './conversation.ts';
import { mutate } from './make-attempts.ts';
import type { EndpointAnswer, EndpointOrder } from './slow-endpoint.ts';

/** An OpenAI-compatible endpoint that takes its time; in a process of its own, so that what it costs is not the run's. */
let calls = 0;
let tasks: TaskCode[] = [];
let latencyMs = 0;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    calls += 1;
    const number = calls;
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as RequestBody; // of this program's own client
    setTimeout(() => { send(response, answer(body, number), number); }, latencyMs);
  });
});

interface RequestBody {
  messages: { role: string; content?: unknown; tool_calls?: { id: string }[] }[];
  tools?: { function: { name: string } }[];
}

function answer({ messages, tools = [] }: RequestBody, own: number): Reply {
  const replies = messages.filter(({ role }) => role === 'assistant');
  // The first call of a conversation gives it its number, which comes back in the id of what it was answered with.
  const number = Number(/^call-(\d+)-/u.exec(replies[0]?.tool_calls?.[0]?.id ?? '')?.[1] ?? own);
  const prompt = JSON.stringify(messages.find(({ role }) => role === 'user')?.content);
  const task = tasks.find(({ entry }) => new RegExp(`\\b${entry}\\b`, 'u').test(prompt));
  if (task === undefined) return [];
  // No two conversations have the same code, so that nothing is known from before.
  const random = seededRandom(`conversation-${String(number)}`);
  const [right, wrong] = [mutate(task.right, number, random), mutate(task.wrong, number, random)];
  return replyOf({ tools: tools.map((tool) => tool.function.name), replies: replies.length, number }, { ...task, right, wrong });
}

function send(response: ServerResponse, reply: Reply, number: number): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({
    id: `reply-${String(number)}`, object: 'chat.completion', created: 0, model: 'slow',
    choices: [{
      index: 0, finish_reason: 'tool_calls',
      message: {
        role: 'assistant', content: null,
        tool_calls: reply.map(({ name, arguments: args }, i) => ({ id: `call-${String(number)}-${String(i)}`, type: 'function', function: { name, arguments: JSON.stringify(args) } })),
      },
    }],
    usage: { prompt_tokens: 1_500, completion_tokens: 300, total_tokens: 1_800 },
  }));
}

function say(message: EndpointAnswer): void {
  process.send?.(message);
}

process.on('message', (order: EndpointOrder) => {
  if (order.kind === 'count') {
    const { user, system } = process.cpuUsage();
    say({ kind: 'counted', calls, processorMs: (user + system) / 1000 });
    return;
  }
  ({ tasks, latencyMs } = order);
  server.listen(0, '127.0.0.1', 1_024, () => {
    const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
    say({ kind: 'listening', port });
  });
});
