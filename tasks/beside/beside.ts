import type { Lane, Threads } from './threads.ts';

let current: { threads: Threads; users: number } | undefined;

/**
 * Work that keeps a processor busy, from plain data to plain data: done in a thread of its own while there are threads for it, else
 * within this one, with the same outcome. `name` is what the program of the threads knows it by.
 */
export function beside<Input, Output>(name: string, lane: Lane, within: (input: Input) => Promise<Output>): (input: Input) => Promise<Output> {
  // The thread does the same work, which it knows by its name.
  return (input) => (current === undefined ? within(input) : current.threads.run(lane, { name, input }) as Promise<Output>);
}

/** Does all of the work that may be done beside in these threads, until `whole` has settled; whoever comes meanwhile shares them. */
export async function withThreads<T>(threads: Threads, whole: () => Promise<T>): Promise<T> {
  current ??= { threads, users: 0 };
  const shared = current;
  shared.users += 1;
  try {
    return await whole();
  } finally {
    shared.users -= 1;
    if (shared.users === 0) {
      current = undefined;
      await shared.threads.rest();
    }
  }
}
