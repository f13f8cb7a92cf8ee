import { availableParallelism } from 'node:os';
import path from 'node:path';
import { withThreads } from '../../tasks/beside/beside.ts';

/** Each holds a warm compiler and linter of its own, some hundred megabytes; eight grade as fast as the store takes it. */
const mostThreads = 8;

/**
 * Has the compiler and the linters work in threads of their own for as long as `whole` takes, so that replies of models, sandboxes and the
 * store never wait for them. The limits are far beyond what the work itself keeps to: they are for a compiler that hangs.
 */
export function withStaticThreads<T>(whole: () => Promise<T>): Promise<T> {
  return withThreads({
    entry: path.join(import.meta.dirname, 'static-thread'),
    most: Math.max(1, Math.min(availableParallelism() - 1, mostThreads)),
    limits: { milliseconds: 180_000, megabytes: 4096 },
  }, whole);
}
