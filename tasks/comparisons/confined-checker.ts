import { serialize } from 'node:v8';
import { z } from 'zod';
import { sandboxes } from '../sandbox/index.ts';
import type { SandboxId } from '../sandbox/sandbox.ts';
import { NoFunction, type Answer, type CheckerThread, type Question } from './checker-thread.ts';

/** Seconds that a checker may think about one output, and MiB that it may take. */
const limits = { seconds: 10, memoryMb: 512, totalSeconds: 15 };

/**
 * A checker that nobody vouches for, as an ECMAScript module that imports nothing but Node's own: each question is put to
 * it in a sandbox of its own, which has the expected value and nothing of the submission but its output.
 *
 * @throws what the module throws as it is loaded; a NoFunction when its default export is none.
 */
export async function startConfinedChecker(code: string, id: SandboxId): Promise<CheckerThread> {
  const first = await runChecker(code, id, '');
  if (first.kind === 'no-function') throw new NoFunction('The default export is no function.');
  if (first.kind !== 'ready') throw new Error(first.kind === 'threw' ? first.message : first.kind === 'silent' ? 'loading it comes to no end' : 'it ends the process that loads it');
  return {
    ask: async (question: Question): Promise<Answer> => {
      const answer = await runChecker(code, id, serialize(question).toString('base64'));
      // One that was ready before and is not now answers nothing that could be held against an output.
      return answer.kind === 'ready' || answer.kind === 'no-function' ? { kind: 'ended' } : answer;
    },
  };
}

const program = `
import { writeSync } from 'node:fs';
import { deserialize } from 'node:v8';
const tell = (answer) => {
  const bytes = Buffer.from(JSON.stringify(answer));
  for (let from = 0; from < bytes.length;) from += writeSync(3, bytes, from);
  process.exit(0);
};
const messageOf = (error) => String(error instanceof Error ? error.message : error).slice(0, 10000);
let input = '';
for await (const chunk of process.stdin) input += chunk;
try {
  const { default: check } = await import('./checker.mjs');
  if (typeof check !== 'function') tell({ kind: 'no-function' });
  if (input === '') tell({ kind: 'ready' });
  const value = await check(deserialize(Buffer.from(input, 'base64')));
  tell({ kind: 'answered', value: JSON.parse(JSON.stringify(value ?? null)) });
} catch (error) {
  tell({ kind: 'threw', message: messageOf(error) });
}
`;

const told = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('no-function') }),
  z.object({ kind: z.literal('answered'), value: z.unknown() }),
  z.object({ kind: z.literal('threw'), message: z.string() }),
]);

async function runChecker(code: string, id: SandboxId, input: string): Promise<z.infer<typeof told> | { kind: 'silent' } | { kind: 'ended' }> {
  const result = await sandboxes[id].run({
    files: { 'main.mjs': program, 'checker.mjs': code }, main: 'main.mjs', addons: false, input, readable: [], limits, signal: new AbortController().signal,
  });
  if (result.kind === 'world-failed') throw new Error(`the sandbox that it runs in failed: ${result.reason}`);
  if (result.timedOut) return { kind: 'silent' };
  return told.safeParse(parseJson(result.channel)).data ?? { kind: 'ended' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
