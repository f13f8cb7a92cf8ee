import { TooSlow } from '../languages/within-time.ts';
import { UserError } from '../user-error.ts';

/** What a thread is asked to do: the name of a work and what it takes. */
export interface Question {
  name: string;
  input: unknown;
}

/** Structured cloning keeps no class of an error that is not JavaScript's own, so that its name crosses. */
export type Answer = { kind: 'done'; output: unknown } | { kind: 'failed'; name: string; message: string };

/** Does the work and says how it went. */
export async function answer(work: () => unknown): Promise<Answer> {
  try {
    return { kind: 'done', output: await work() };
  } catch (error) {
    return error instanceof Error ? { kind: 'failed', name: error.name, message: error.message } : { kind: 'failed', name: 'Error', message: String(error) };
  }
}

const classes: Record<string, new (message: string) => Error> = { TooSlow, UserError, RangeError };

/** The output. @throws what the work threw, in its class where callers tell by it */
export function outputOf(given: Answer): unknown {
  if (given.kind === 'done') return given.output;
  throw new (classes[given.name] ?? Error)(given.message);
}
