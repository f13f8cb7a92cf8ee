import { openThreads, type Lane, type Threads, type ThreadsRequest } from './threads.ts';

let open: { threads: Threads; users: number } | undefined;

/**
 * Work that keeps a processor busy, from plain data to plain data: done in a thread of its own while threads are open, else
 * within this one, with the same outcome. `name` is what the program of the threads knows it by.
 */
export function beside<Input, Output>(name: string, lane: Lane, within: (input: Input) => Promise<Output>): (input: Input) => Promise<Output> {
  // The thread does the same work, which it knows by its name.
  return (input) => (open === undefined ? within(input) : open.threads.run(lane, { name, input }) as Promise<Output>);
}

/** Does all of the work that may be done beside in threads, until `whole` has settled; whoever comes meanwhile shares them. */
export async function withThreads<T>(request: ThreadsRequest, whole: () => Promise<T>): Promise<T> {
  open ??= { threads: openThreads(request), users: 0 };
  const shared = open;
  shared.users += 1;
  try {
    return await whole();
  } finally {
    shared.users -= 1;
    if (shared.users === 0) {
      open = undefined;
      await shared.threads.close();
    }
  }
}
