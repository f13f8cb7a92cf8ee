import { availableParallelism } from 'node:os';
import path from 'node:path';
import { withThreads } from '../../tasks/beside/beside.ts';
import { openThreads } from '../../tasks/beside/threads.ts';

/** Each holds a warm compiler and linter of its own, some 400 MB; eight are more than the store and the sandboxes keep up with. */
const mostThreads = 8;

/** What a thread costs until it is warm is what some forty submissions cost: few are graded sooner without. */
const fewest = 64;

/** The limits are far beyond what the work itself keeps to: they are for a compiler that hangs. */
const threads = openThreads({
  entry: path.join(import.meta.dirname, 'static-thread'),
  most: Math.max(1, Math.min(availableParallelism() - 1, mostThreads)),
  limits: { milliseconds: 180_000, megabytes: 4096 },
});

/**
 * Has the compiler and the linters work in threads of their own for as long as `whole` takes, so that replies of models,
 * sandboxes and the store never wait for them. `submissions` is how many there are to grade at most.
 */
export function withStaticThreads<T>(submissions: number, whole: () => Promise<T>): Promise<T> {
  return submissions < fewest ? whole() : withThreads(threads, whole);
}
