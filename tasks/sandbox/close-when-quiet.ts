import type { Readable } from 'node:stream';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** How long a stream may stay open and say nothing after the process has ended: something escaped that still holds it. */
const lingerMilliseconds = 250;
/** How long it may go on saying something. */
const longestLinger = 5000;

/** Closes what a process that has ended left open, once all that it wrote has been read. */
export async function closeWhenQuiet(streams: readonly Readable[]): Promise<void> {
  let heard = true;
  const hear = (): void => { heard = true; };
  for (const stream of streams) stream.on('data', hear);
  for (let waited = 0; heard && waited < longestLinger; waited += lingerMilliseconds) {
    heard = false;
    await sleep(lingerMilliseconds, undefined, { ref: false });
    // What is there to be read after this process was busy for long comes between a timer and an immediate.
    await nextTurn();
  }
  for (const stream of streams) stream.destroy();
}
