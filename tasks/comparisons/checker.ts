import path from 'node:path';
import { z } from 'zod';
import type { CodeFile } from '../code-file.ts';
import { loadEsbuild } from '../languages/load-esbuild.ts';
import { UserError } from '../user-error.ts';
import { NoFunction, startChecker, type CheckerThread } from './checker-thread.ts';
import { passed, refused, type Comparer } from './comparer.ts';
import { formatValue } from './format-value.ts';
import { startConfinedChecker } from './confined-checker.ts';
import type { SandboxId } from '../sandbox/sandbox.ts';

/** Lets the suite's own code decide, on copies: in a thread of its own where it is trusted, in a sandbox of its own where not. */
export const checker: Comparer<'checker'> = async ({ comparison, case: { name, args, expected }, output, showsExpected }) => {
  const file = comparison.checker;
  const thread = await loadChecker(file, comparison.sandbox);
  const answer = await thread.ask({ args, output, expected });
  const at = `at the case "${name}"`;
  if (answer.kind === 'threw') throw new UserError(`The checker ${file.path} threw ${at}${showsExpected ? `: ${answer.message}` : ''}. A checker must have an answer to every output.`);
  if (answer.kind === 'ended') throw new UserError(`The checker ${file.path} ended the thread that it runs in ${at}. A checker must have an answer to every output.`);
  if (answer.kind === 'silent') throw new UserError(`The checker ${file.path} came to no end ${at}. A checker must have an answer to every output.`);
  const parsed = answerSchema.safeParse(answer.value);
  if (!parsed.success) throw new UserError(`The checker ${file.path} returned no { pass, message? } for the case "${name}".`);
  const { pass, message } = parsed.data;
  if (pass) return passed;
  // What a checker says is the suite's, and mostly has the expected value in it.
  return refused(showsExpected ? message ?? 'the checker refuses it' : `output: the checker refuses it, ${formatValue(output)}`);
};

const answerSchema = z.object({ pass: z.boolean(), message: z.string().optional() });

/**
 * Loads a checker before any work is done that it is to judge.
 *
 * @throws UserError with file, line and what is wrong when it is no checker.
 */
export async function prepareChecker(file: CodeFile, sandbox?: SandboxId): Promise<void> {
  await loadChecker(file, sandbox);
}

/** By path and text, since a suite may change while this process lives. */
const loaded = new Map<string, Promise<CheckerThread>>();

function loadChecker(file: CodeFile, sandbox?: SandboxId): Promise<CheckerThread> {
  const key = `${sandbox ?? ''}\n${file.path}\n${file.code}`;
  const known = loaded.get(key) ?? compileChecker(file, sandbox);
  loaded.set(key, known);
  return known;
}

async function compileChecker(file: CodeFile, sandbox: SandboxId | undefined): Promise<CheckerThread> {
  const { build, transform } = await loadEsbuild();
  try {
    if (sandbox !== undefined) {
      // Nothing is bundled: imports of a stranger's code would be read outside of the sandbox.
      const { code } = await transform(file.code, { loader: loaderOf(file.name), format: 'esm', platform: 'node', target: 'node20', logLevel: 'silent', tsconfigRaw: '{}', sourcefile: file.path });
      return await startConfinedChecker(code, sandbox);
    }
    const { outputFiles } = await build({
      stdin: { contents: file.code, loader: loaderOf(file.name), resolveDir: path.dirname(file.path), sourcefile: file.path },
      bundle: true, write: false, format: 'esm', platform: 'node', target: 'node20', logLevel: 'silent', tsconfigRaw: '{}',
      banner: { js: `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(${JSON.stringify(file.path)});` },
    });
    return await startChecker(outputFiles[0]?.text ?? '');
  } catch (error) {
    throw new UserError(describeFailure(file, error), { cause: error });
  }
}

const buildFailure = z.object({ errors: z.array(z.object({ text: z.string(), location: z.object({ line: z.number() }).nullable() })).min(1) });

function describeFailure(file: CodeFile, error: unknown): string {
  if (error instanceof NoFunction) return `The checker ${file.path} has no default export that is a function; expected one that takes { args, output, expected }.`;
  const first = buildFailure.safeParse(error).data?.errors[0];
  if (first === undefined) return `The checker ${file.path} cannot be loaded: ${messageOf(error)}`;
  return `${file.path}:${String(first.location?.line ?? 1)}: the checker does not compile: ${first.text}`;
}

function loaderOf(name: string): 'ts' | 'js' {
  return /\.[mc]?ts$/u.test(name) ? 'ts' : 'js';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
