import { isBuiltin } from 'node:module';
import { executeCases } from '../../tasks/execute-cases.ts';
import type { CaseRun } from '../../tasks/execution.ts';
import type { Installation, Language } from '../../tasks/languages/language.ts';
import type { Library } from '../../tasks/library.ts';
import type { Sandbox } from '../../tasks/sandbox/sandbox.ts';
import type { TypedSnippet } from './observe-block.ts';
import { confirmRun, type RunAlone } from './confirm-runs.ts';
import { printedValues, type PrintedValues } from './printed-values.ts';
import { readCaseRun, type RunResult } from './read-case-run.ts';
import type { SnippetRun } from './snippet.ts';

export interface RunSnippetsRequest {
  typed: readonly TypedSnippet[];
  library: Library;
  language: Language;
  installation: Installation;
  sandbox: Sandbox;
  concurrency: number;
  onRan: (done: number, all: number) => void;
  signal: AbortSignal;
}

/** Seconds that an example may take, and MiB. */
const limits = { seconds: 10, impatientSeconds: 2, memoryMb: 512 };
/** Once so many have taken that long, the others may not; once so many have not ended at all, no other is tried. */
const mostEndless = { patient: 8, all: 40 };
/** Examples that share a bundle and a sandbox; each runs in a realm of its own. */
const together = 16;

/** Why a block is no program of its own; undefined when it is one. */
export function whyIncomplete({ elided, unknown, modules, isDoubtful, hasDecorators, program: { text } }: TypedSnippet, { api }: Library): SnippetRun | undefined {
  const isThere = (module: string): boolean => isBuiltin(module) || api.some((name) => module === name || module.startsWith(`${name}/`));
  if (elided || isDoubtful || unknown.length > 0 || !modules.every(isThere) || namesItsFile.test(text)) return { kind: 'not-run', reason: 'incomplete' };
  // Libraries with decorators differ in which of the two kinds they take, and in settings of the compiler.
  return hasDecorators || needsTheWorld.test(text) ? { kind: 'not-run', reason: 'needs-the-world' } : undefined;
}

/** A comment that says which file of a larger program it is. */
const namesItsFile = /^\s*(?:\/\/|\/\*)\s*[\w./-]+\.[cm]?[jt]sx?\s*(?:\*\/)?\s*$/mu;

/** What a sandbox does not have, or has another of. */
const needsTheWorld = /\bprocess\s*\.\s*(?:argv|env|stdin|exit|chdir|cwd)\b|\b__(?:dir|file)name\b|\bimport\.meta\b|\brequire\.main\b|\bmodule\.exports\b|['"](?:node:)?(?:child_process|cluster|net|http|https|http2|tls|dgram|readline|repl|worker_threads|inspector)['"]/u;

/** Runs complete blocks, with what they go on from, in the sandbox. */
export async function runSnippets(request: RunSnippetsRequest): Promise<Map<TypedSnippet, RunResult>> {
  const { typed, concurrency, onRan, signal } = request;
  const results = new Map<TypedSnippet, RunResult>();
  const loads = new Map<string, Promise<boolean>>();
  const runAlone: RunAlone = async (each, later) => (await runBatch([each], request, { seconds: limits.seconds, later }))[0]?.[1] ?? { run: { kind: 'not-run', reason: 'could-not-start' }, otherwise: [] };
  const batches: TypedSnippet[][] = [];
  const size = Math.max(1, Math.min(together, Math.ceil(typed.length / Math.max(1, concurrency))));
  for (let i = 0; i < typed.length; i += size) batches.push(typed.slice(i, i + size));
  const work = async (): Promise<void> => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      const endless = [...results.values()].filter(({ run }) => run.kind === 'not-run' && run.reason === 'does-not-end').length;
      if (endless >= mostEndless.all) {
        for (const each of batch) results.set(each, { run: { kind: 'not-run', reason: 'too-many-endless' }, otherwise: [] });
        continue;
      }
      const seconds = endless < mostEndless.patient ? limits.seconds : limits.impatientSeconds;
      for (const [each, result] of await runBatch(batch, request, { seconds })) results.set(each, await confirmRun(each, result, { runAlone, loads }));
      signal.throwIfAborted();
      onRan(results.size, typed.length);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, work));
  return results;
}

async function runBatch(batch: readonly TypedSnippet[], request: RunSnippetsRequest, { seconds, later = 0 }: { seconds: number; later?: number }): Promise<[TypedSnippet, RunResult][]> {
  const { language, installation, sandbox, signal } = request;
  const programs = await Promise.all(batch.map(async (typed, i) => ({ typed, main: `example-${String(i)}.${typed.program.dialect}`, values: await printedValues(typed.program, typed.snippet) })));
  const execution = await executeCases({
    submission: { main: 'run.js', files: { 'run.js': runner(programs.map(({ main }) => main)), ...Object.fromEntries(programs.map(({ main, values }) => [main, values.text])) } },
    entry: 'run', inputs: programs.map((_, i) => [i, later]), limits: { seconds, memoryMb: limits.memoryMb }, language, installation, sandbox, signal,
  });
  if (execution.kind === 'ran') {
    return programs.map(({ typed, main, values }, i) => [typed, resultOf(execution.cases[i], typed, { main, values })]);
  }
  // One that cannot be bundled must not cost the others.
  if (execution.kind === 'not-compiled' && batch.length > 1) {
    const alone: [TypedSnippet, RunResult][] = [];
    for (const each of batch) alone.push(...await runBatch([each], request, { seconds, later }));
    return alone;
  }
  const reason = execution.kind === 'not-compiled' ? 'incomplete' : 'could-not-start';
  return batch.map((typed) => [typed, { run: { kind: 'not-run', reason }, otherwise: [] }]);
}

function resultOf(run: CaseRun | undefined, typed: TypedSnippet, { main, values }: { main: string; values: PrintedValues }): RunResult {
  if (run === undefined) return { run: { kind: 'not-run', reason: 'could-not-start' }, otherwise: [] };
  return { ...readCaseRun(run, typed, main), otherwise: run.kind === 'returned' ? values.compare(run.value) : [] };
}

/** Imports an example, then waits until nothing of it is under way, a second at most. */
function runner(mains: readonly string[]): string {
  return `
const examples = [${mains.map((main) => `() => import('./${main}')`).join(', ')}];
export async function run(index, later) {
  if (later > 0) {
    const { now } = Date;
    globalThis.Date = class extends Date {
      constructor(...parts) { if (parts.length > 0) super(...parts); else super(now() + later); }
      static now() { return now() + later; }
    };
  }
  Object.assign(process.env, { PATH: '/usr/bin:/bin', HOME: process.cwd(), LANG: 'C.UTF-8' });
  const said = [];
  globalThis.__say = (place, value) => { said.push([place, value]); return value; };
  let failure;
  process.on('unhandledRejection', (error) => { failure ??= { error }; });
  await examples[index]();
  let quiet = 0;
  for (let i = 0; i < 50 && quiet < 2 && failure === undefined; i += 1) {
    await new Promise((resolve) => { setTimeout(resolve, i < 3 ? 5 : 20); });
    const busy = process.getActiveResourcesInfo().filter((each) => each !== 'MessagePort');
    quiet = busy.length === 0 ? quiet + 1 : 0;
  }
  if (failure !== undefined) throw failure.error;
  return said;
}
`;
}
