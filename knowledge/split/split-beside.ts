import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { workerProgram } from '../../tasks/beside/worker-program.ts';
import type { Page } from '../sources/source.ts';
import type { PageResult, PageTask } from './page-tasks.ts';

type Result<Task extends PageTask> = ({ kind: 'split' } & PageResult<Task>) | { kind: 'failed'; problem: string };
export type SplitResult = Result<'passages'>;

/** What a page may take; each is many times what the longest pages of real docs need. */
export interface PageLimits {
  milliseconds: (page: Page) => number;
  megabytes: number;
}

const pageLimits: PageLimits = { milliseconds: ({ text }) => 20_000 + text.length / 100, megabytes: 1024 };

interface BesideOptions {
  signal: AbortSignal;
  limits?: PageLimits;
}

/** Passages of each page; see `readBeside`. */
export async function splitBeside(pages: readonly Page[], options: BesideOptions): Promise<SplitResult[]> {
  return readBeside('passages', pages, options);
}

/**
 * Reads pages one after the other in a thread of their own, so that a page that makes a parser hang or fill the memory costs
 * that page and nothing else: the thread is ended and another one goes on. Results come in the order of the pages.
 */
export async function readBeside<Task extends PageTask>(task: Task, pages: readonly Page[], { signal, limits = pageLimits }: BesideOptions): Promise<Result<Task>[]> {
  const results: Result<Task>[] = [];
  let worker: Worker | undefined;
  try {
    for (const page of pages) {
      signal.throwIfAborted();
      worker ??= takeIdle(limits) ?? (await startWorker(limits));
      const result = await readOne(worker, { task, page, signal, limits });
      results.push(result.kind === 'lost' ? { kind: 'failed', problem: result.problem } : result);
      if (result.kind === 'lost') worker = undefined;
    }
  } catch (error) {
    await worker?.terminate();
    worker = undefined;
    throw error;
  }
  if (worker !== undefined && limits === pageLimits) keepIdle(worker);
  else await worker?.terminate();
  return results;
}

type OneResult<Task extends PageTask> = Result<Task> | { kind: 'lost'; problem: string };

async function readOne<Task extends PageTask>(worker: Worker, { task, page, signal, limits }: { task: Task; page: Page; signal: AbortSignal; limits: PageLimits }): Promise<OneResult<Task>> {
  const settled = new AbortController();
  const limit = limits.milliseconds(page);
  try {
    const result = await new Promise<OneResult<Task>>((resolve, reject) => {
      const timer = setTimeout(() => { resolve({ kind: 'lost', problem: `reading it took longer than ${String(Math.round(limit / 100) / 10)} s` }); }, limit);
      const onMessage = (message: Result<Task>): void => { resolve(message); };
      const onError = (error: Error & { code?: string }): void => {
        resolve({ kind: 'lost', problem: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? `reading it takes more than ${String(limits.megabytes)} MB` : error.message });
      };
      const onAbort = (): void => { reject(signal.reason instanceof Error ? signal.reason : new Error('stopped')); };
      worker.on('message', onMessage).on('error', onError);
      signal.addEventListener('abort', onAbort, { signal: settled.signal });
      settled.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError);
      });
      worker.postMessage({ task, page });
    });
    if (result.kind === 'lost') await worker.terminate();
    return result;
  } finally {
    settled.abort();
  }
}

let idle: Worker | undefined;

function takeIdle(limits: PageLimits): Worker | undefined {
  if (limits !== pageLimits) return undefined;
  const taken = idle;
  idle = undefined;
  taken?.ref();
  return taken;
}

/** One is kept for the next docs; it keeps no program from ending. */
function keepIdle(worker: Worker): void {
  if (idle !== undefined) {
    void worker.terminate();
    return;
  }
  worker.unref();
  idle = worker;
}

async function startWorker({ megabytes }: PageLimits): Promise<Worker> {
  const program = await workerProgram(path.join(import.meta.dirname, 'page-worker'));
  return new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: megabytes }, env: {} });
}
