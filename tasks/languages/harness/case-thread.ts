import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { describeThrown } from './describe-thrown.ts';
import { threadWords, type HarnessCase, type HarnessJob, type ThreadRequest } from './protocol.ts';

/** A thread with a realm of its own, in which cases run. */
export interface CaseThread {
  /** Fulfilled when it executes code, or has ended before it could. */
  up: Promise<void>;
  /** Cases that it was given. */
  cases: number;
  /** What came of a case, the JSON text of a `CaseResult`; the thread's own words when it had any. */
  run(one: HarnessCase): Promise<string>;
  /** Whether the realm is as it was before the first case. */
  restore(): Promise<boolean>;
  stop(): Promise<void>;
}

/** How long a thread may take to look at its realm; one that is busy by then still runs what a case left behind. */
const restoreMilliseconds = 1000;

export function startThread(job: Pick<HarnessJob, 'entry' | 'seconds' | 'memoryMb' | 'addons' | 'makes'>, { shared }: { shared: boolean }): CaseThread {
  const worker = new Worker(new URL('./case.mjs', import.meta.url), {
    env: {}, argv: [], execArgv: job.addons ? [] : ['--no-addons'], stdout: true, stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: job.memoryMb },
  });
  const { port1: port, port2 } = new MessageChannel();
  worker.postMessage({ port: port2, entry: job.entry, makes: job.makes, shared }, [port2]);
  const up = new Promise<void>((resolve) => { worker.once('online', resolve).once('exit', () => { resolve(); }); });
  const ask = createAsk(worker, port);
  return {
    up, cases: 0,
    async run({ index, args }) {
      this.cases += 1;
      return await ask({ kind: 'run', index, args }, { milliseconds: job.seconds * 1000, late: '{"kind":"timed-out"}' });
    },
    restore: async () => await ask({ kind: 'restore' }, { milliseconds: restoreMilliseconds, late: threadWords.changed }) === threadWords.restored,
    stop: () => stop(worker),
  };
}

type Ask = (request: ThreadRequest, limit: { milliseconds: number; late: string }) => Promise<string>;

/** What of a thread tells of its end. */
interface Endable {
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
}

/** Puts one request at a time; the end of the thread answers it too. */
export function createAsk(worker: Endable, port: MessagePort): Ask {
  let answer: ((text: string) => void) | undefined;
  let drained = false;
  let ended: string | undefined;
  const hear = (message: unknown): void => {
    if (message === threadWords.drained) drained = true;
    else answer?.(String(message));
  };
  const end = (reason: () => string): void => {
    // Messages that were sent before the thread ended and have not been delivered yet come first.
    for (let next = receive(port); next !== undefined; next = receive(port)) hear(next.message);
    ended ??= reason();
    answer?.(ended);
  };
  port.on('message', hear);
  worker.on('error', (error: unknown) => {
    end(() => isOutOfMemory(error) ? '{"kind":"out-of-memory"}' : JSON.stringify({ kind: 'threw', milliseconds: 0, ...describeThrown(error) }));
  });
  worker.on('exit', (code) => {
    end(() => drained ? '{"kind":"never-settled"}' : JSON.stringify({ kind: 'exited', code }));
    port.close();
  });
  return (request, { milliseconds, late }) => new Promise((resolve) => {
    if (ended !== undefined) {
      resolve(ended);
      return;
    }
    const timer = setTimeout(() => { answer?.(late); }, milliseconds);
    answer = (text) => {
      clearTimeout(timer);
      answer = undefined;
      resolve(text);
    };
    port.postMessage(request);
  });
}

function receive(port: MessagePort): { message: unknown } | undefined {
  return receiveMessageOnPort(port);
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** A thread stuck in native code cannot be stopped: then this process ends, and another sandbox goes on with the next case. */
async function stop(worker: Worker): Promise<void> {
  const stuck = setTimeout(() => { process.kill(process.pid, 'SIGKILL'); }, 1000);
  await worker.terminate();
  clearTimeout(stuck);
}
