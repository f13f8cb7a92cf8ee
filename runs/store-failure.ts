/** The store could not be written: a full disk, a lock that another process holds, a file that went away. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
}

/** The same writes, with what goes wrong in words that say what to do. */
export function failingClearly<A extends unknown[], R>(write: (...args: A) => R, file: string): (...args: A) => R {
  return (...args) => {
    try {
      return write(...args);
    } catch (error) {
      throw new StoreFailure(`The store ${file} cannot be written: ${knownTrouble(error) ?? `${error instanceof Error ? error.message : String(error)}.`}`, { cause: error });
    }
  };
}

/** What SQLite says in words that tell what to do; undefined where it is none of what is expected of a disk or a neighbour. */
export function knownTrouble(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_FULL')) return 'the disk is full. Make room first.';
  if (code.startsWith('SQLITE_BUSY')) return 'another process has held it locked for ten seconds. End that one, or wait for it.';
  if (code.startsWith('SQLITE_READONLY')) return 'it is read-only. Make file and folder writable.';
  if (code.startsWith('SQLITE_IOERR')) return 'the disk fails or is full. Make room, or give another folder with --home.';
  return undefined;
}
