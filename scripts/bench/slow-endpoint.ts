import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Task } from '../../tasks/task.ts';
import type { TaskCode } from './conversation.ts';

export interface SlowEndpoint extends AsyncDisposable {
  /** For OPENAI_BASE_URL. */
  baseUrl: string;
  /** Calls so far, and the processor time of its process. */
  count: () => Promise<{ calls: number; processorMs: number }>;
}

export type EndpointOrder = { kind: 'start'; tasks: TaskCode[]; latencyMs: number } | { kind: 'count' };
export type EndpointAnswer = { kind: 'listening'; port: number } | { kind: 'counted'; calls: number; processorMs: number };

/** An OpenAI-compatible endpoint on this machine that takes its time over each reply, in a process of its own. */
export async function openSlowEndpoint({ tasks, library, latencyMs }: { tasks: readonly Task[]; library: string; latencyMs: number }): Promise<SlowEndpoint> {
  const child = fork(path.join(import.meta.dirname, `slow-endpoint-process${path.extname(import.meta.filename)}`));
  const ask = async (order: EndpointOrder): Promise<EndpointAnswer> => {
    child.send(order);
    const [answer] = await once(child, 'message') as [EndpointAnswer];
    return answer;
  };
  const started = await ask({ kind: 'start', latencyMs, tasks: tasks.map(({ entry, solutions: { [library]: own } }) => codeOf(entry, own)) });
  if (started.kind !== 'listening') throw new Error('The endpoint did not start.');
  return {
    baseUrl: `http://127.0.0.1:${String(started.port)}/v1`,
    count: async () => {
      const answer = await ask({ kind: 'count' });
      if (answer.kind !== 'counted') throw new Error('The endpoint did not count.');
      return answer;
    },
    [Symbol.asyncDispose]: async () => {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

function codeOf(entry: string, own: Task['solutions'][string] | undefined): TaskCode {
  const right = own?.references[0]?.code ?? 'export {};';
  return { entry, right, wrong: own?.wrong[0]?.code ?? right };
}
