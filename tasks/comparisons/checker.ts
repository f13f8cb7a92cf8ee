import path from 'node:path';
import { z } from 'zod';
import type { CodeFile } from '../code-file.ts';
import { UserError } from '../user-error.ts';
import type { Comparer } from './comparer.ts';

/** Lets the suite's own code decide. It is trusted: it runs in this process, on copies, and outside the sandbox. */
export const checker: Comparer<'checker'> = async ({ comparison, case: { name, args, expected }, output }) => {
  const file = comparison.checker;
  const check = await loadChecker(file);
  const answer = await ask(file, name, () => check({ args: structuredClone(args), output: structuredClone(output), expected: structuredClone(expected) }));
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) throw new UserError(`The checker ${file.path} returned no { pass, message? } for the case "${name}".`);
  const { pass, message } = parsed.data;
  return { pass, message: pass ? '' : message ?? 'the checker refuses it' };
};

type Check = (question: { args: unknown[]; output: unknown; expected: unknown }) => unknown;

const answerSchema = z.object({ pass: z.boolean(), message: z.string().optional() });

async function ask(file: CodeFile, caseName: string, check: () => unknown): Promise<unknown> {
  try {
    return await check();
  } catch (error) {
    throw new UserError(`The checker ${file.path} threw at the case "${caseName}": ${messageOf(error)}. A checker must have an answer to every output.`, { cause: error });
  }
}

/** By path and text, since a suite may change while this process lives. */
const loaded = new Map<string, Promise<Check>>();

function loadChecker(file: CodeFile): Promise<Check> {
  const key = `${file.path}\n${file.code}`;
  const known = loaded.get(key) ?? compileChecker(file);
  loaded.set(key, known);
  return known;
}

async function compileChecker(file: CodeFile): Promise<Check> {
  const { build } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      stdin: { contents: file.code, loader: loaderOf(file.name), resolveDir: path.dirname(file.path), sourcefile: file.path },
      bundle: true, write: false, format: 'esm', platform: 'node', target: 'node20', logLevel: 'silent', tsconfigRaw: '{}',
      banner: { js: `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(${JSON.stringify(file.path)});` },
    });
    const code = outputFiles[0]?.contents ?? new Uint8Array();
    const module = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`) as { default?: unknown };
    if (typeof module.default === 'function') return module.default as Check;
  } catch (error) {
    throw new UserError(`The checker ${file.path} cannot be loaded: ${messageOf(error)}`, { cause: error });
  }
  throw new UserError(`The checker ${file.path} has no default export that is a function; expected one that takes { args, output, expected }.`);
}

function loaderOf(name: string): 'ts' | 'js' {
  return /\.[mc]?ts$/u.test(name) ? 'ts' : 'js';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
