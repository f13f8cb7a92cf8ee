import { writeSync } from 'node:fs';
import { Writable } from 'node:stream';

/** Most characters that one case may print; what comes after is dropped. */
const printedCharacters = 64 * 1024;

/**
 * Lets a worker's `process.stdout` and `process.stderr`, and so `console`, write at once and by themselves: by way of
 * the main thread they would come late, or never when the thread is stopped.
 *
 * @returns allows the next case as much
 */
export function printDirectly(): () => void {
  const left = { stdout: printedCharacters, stderr: printedCharacters };
  for (const [name, descriptor] of [['stdout', 1], ['stderr', 2]] as const) {
    Object.defineProperty(process, name, { value: directStream(descriptor, left, name), configurable: true, enumerable: true });
  }
  return () => { left.stdout = left.stderr = printedCharacters; };
}

function directStream(descriptor: number, left: Record<'stdout' | 'stderr', number>, name: 'stdout' | 'stderr'): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk: string | Uint8Array, _encoding, done) {
      if (left[name] > 0) {
        left[name] -= chunk.length;
        if (typeof chunk === 'string') writeSync(descriptor, chunk);
        else writeSync(descriptor, chunk);
      }
      done();
    },
  });
}
