import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What a checker is asked; JSON values and what structured cloning takes besides. */
export interface Question {
  args: unknown[];
  output: unknown;
  expected: unknown;
}

export type Answer =
  | { kind: 'answered'; value: unknown }
  | { kind: 'threw'; message: string }
  /** In the time that there is. */
  | { kind: 'silent' }
  /** It ended its own thread. */
  | { kind: 'ended' };

/** A checker in a thread of its own, so that one that never comes to an end holds up neither this process nor Ctrl-C. */
export interface CheckerThread {
  ask: (question: Question) => Promise<Answer>;
}

/** A module whose default export is no function. */
export class NoFunction extends Error {}

/** How long a checker may think about one output, in milliseconds. */
const patience = 10_000;

/**
 * Starts a thread with a compiled checker, an ECMAScript module.
 *
 * @throws what the module throws as it is loaded; a NoFunction when its default export is none.
 */
export async function startChecker(code: string, milliseconds = patience): Promise<CheckerThread> {
  let worker = await startWorker(code);
  let last: Promise<unknown> = Promise.resolve();
  const askNow = async (question: Question): Promise<Answer> => {
    const answer = await askWorker(worker, question, milliseconds);
    if (answer.kind === 'silent' || answer.kind === 'ended') {
      await worker.terminate();
      worker = await startWorker(code);
    }
    return answer;
  };
  return {
    ask: (question) => {
      const answer = last.then(() => askNow(question));
      last = answer.catch(() => undefined);
      return answer;
    },
  };
}

const thread = `
const { parentPort, workerData } = require('node:worker_threads');
const messageOf = (error) => (error instanceof Error ? error.message : String(error));
import('data:text/javascript;base64,' + workerData).then(({ default: check }) => {
  if (typeof check !== 'function') return parentPort.postMessage({ kind: 'no-function' });
  parentPort.on('message', async (question) => {
    try {
      parentPort.postMessage({ kind: 'answered', value: await check(question) });
    } catch (error) {
      parentPort.postMessage({ kind: 'threw', message: messageOf(error) });
    }
  });
  parentPort.postMessage({ kind: 'ready' });
}, (error) => parentPort.postMessage({ kind: 'threw', message: messageOf(error) }));
`;

async function startWorker(code: string): Promise<Worker> {
  // What it prints on standard output goes nowhere: one JSON document may be all that belongs there.
  const worker = new Worker(thread, { eval: true, stdout: true, workerData: Buffer.from(code).toString('base64') });
  const first = await nextMessage<{ kind: 'ready' } | { kind: 'no-function' } | { kind: 'threw'; message: string }>(worker, patience);
  worker.unref();
  if (first.kind === 'ready') return worker;
  await worker.terminate();
  if (first.kind === 'no-function') throw new NoFunction('The default export is no function.');
  throw new Error(first.kind === 'threw' ? first.message : 'loading it comes to no end');
}

async function askWorker(worker: Worker, question: Question, milliseconds: number): Promise<Answer> {
  // Nothing else may keep the process alive while an answer is awaited.
  worker.ref();
  const answer = nextMessage<Answer>(worker, milliseconds);
  worker.postMessage(question);
  try {
    return await answer;
  } finally {
    worker.unref();
  }
}

async function nextMessage<T>(worker: Worker, milliseconds: number): Promise<T | { kind: 'silent' } | { kind: 'ended' }> {
  const done = new AbortController();
  const signal = AbortSignal.any([done.signal, AbortSignal.timeout(milliseconds)]);
  const message = once(worker, 'message', { signal }).then(([value]) => value as T);
  const end = once(worker, 'exit', { signal }).then(() => ({ kind: 'ended' as const }));
  try {
    return await Promise.race([message, end]);
  } catch (error) {
    if (signal.aborted) return { kind: 'silent' };
    throw error;
  } finally {
    done.abort();
  }
}
