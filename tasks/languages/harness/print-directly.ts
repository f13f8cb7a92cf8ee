import { writeSync } from 'node:fs';
import { Writable } from 'node:stream';

/** Most characters that one case may print; what comes after is dropped. */
const printedCharacters = 64 * 1024;

/**
 * Lets a worker's `process.stdout` and `process.stderr`, and so `console`, write at once and by themselves: by way of
 * the main thread they would come late, or never when the thread is stopped.
 */
export function printDirectly(): void {
  for (const [name, descriptor] of [['stdout', 1], ['stderr', 2]] as const) {
    Object.defineProperty(process, name, { value: directStream(descriptor), configurable: true, enumerable: true });
  }
}

function directStream(descriptor: number): Writable {
  let left = printedCharacters;
  return new Writable({
    decodeStrings: false,
    write(chunk: string | Uint8Array, _encoding, done) {
      if (left > 0) {
        left -= chunk.length;
        if (typeof chunk === 'string') writeSync(descriptor, chunk);
        else writeSync(descriptor, chunk);
      }
      done();
    },
  });
}
