import { createContext, Script } from 'node:vm';

/** Said of work that was broken off: whatever it was changing may be half changed. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

const call = new Script('work()');

/** Does work that never waits, and breaks it off after so many seconds. @throws TooSlow */
export function withinTime<T>(work: () => T, seconds: number): T {
  if (!Number.isFinite(seconds)) return work();
  const results: T[] = [];
  const place = createContext({ work: () => { results.push(work()); } });
  try {
    // V8 ends whatever runs, also what was defined outside of the script.
    call.runInContext(place, { timeout: Math.max(1, Math.ceil(seconds * 1000)) });
  } catch (error) {
    if (isTimeout(error)) throw new TooSlow(`took longer than ${String(seconds)} s`, { cause: error });
    throw error;
  }
  const [result] = results;
  return result as T; // work is done, so that there is one
}

function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

/** Undefined for work that was broken off. */
export function unlessTooSlow<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof TooSlow) return undefined;
    throw error;
  }
}
