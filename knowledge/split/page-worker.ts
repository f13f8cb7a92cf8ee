import { parentPort } from 'node:worker_threads';
import type { Page } from '../sources/source.ts';
import { pageTasks, type PageTask } from './page-tasks.ts';

// Parsers are made for what people write; what others send them is read here, where it may hang or run out of memory.
parentPort?.on('message', ({ task, page }: { task: PageTask; page: Page }) => {
  pageTasks[task](page).then(
    (result) => parentPort?.postMessage({ kind: 'split', ...result }),
    (error: unknown) => parentPort?.postMessage({ kind: 'failed', problem: problemOf(error) }),
  );
});

function problemOf(error: unknown): string {
  if (error instanceof RangeError) return 'it is nested too deeply';
  return error instanceof Error ? error.message : String(error);
}
