import { Worker } from 'node:worker_threads';
import type { Answer, Question } from './answer.ts';

export interface ThreadLimits {
  /** For one question. */
  milliseconds: number;
  /** Of the heap. */
  megabytes: number;
}

/** A thread that answers one question at a time; one that is lost has ended, and its question has no answer. */
export interface Thread {
  ask(question: Question): Promise<Answer | { kind: 'lost'; why: 'time' | 'memory' | 'ended'; message: string }>;
  end(): Promise<void>;
}

/** As deep as calls go outside of threads, so that what is too deep is so in both: V8's 984 kB, and the 192 kB that Node keeps back. */
const stackSizeMb = (984 + 192) / 1024;

export function startThread(program: URL, { milliseconds, megabytes }: ThreadLimits): Thread {
  const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: megabytes, stackSizeMb } });
  return {
    ask: async (question) => {
      const settled = new AbortController();
      // Only somebody who waits for an answer keeps the program from ending.
      worker.ref();
      try {
        const given = await new Promise<Awaited<ReturnType<Thread['ask']>>>((resolve, reject) => {
          const onMessage = (message: Answer): void => { resolve(message); };
          const onError = (error: Error & { code?: string }): void => {
            if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ kind: 'lost', why: 'memory', message: `took more memory than ${String(megabytes)} MB` });
            else reject(error);
          };
          const onExit = (code: number): void => { resolve({ kind: 'lost', why: 'ended', message: `ended its thread with code ${String(code)}` }); };
          const timer = setTimeout(() => { resolve({ kind: 'lost', why: 'time', message: `took longer than ${String(milliseconds / 1000)} s` }); }, milliseconds);
          worker.on('message', onMessage).on('error', onError).on('exit', onExit);
          settled.signal.addEventListener('abort', () => {
            clearTimeout(timer);
            worker.off('message', onMessage).off('error', onError).off('exit', onExit);
          });
          worker.postMessage(question);
        });
        if (given.kind === 'lost') await worker.terminate();
        return given;
      } finally {
        settled.abort();
        worker.unref();
      }
    },
    end: async () => { await worker.terminate(); },
  };
}
