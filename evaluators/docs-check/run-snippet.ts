import { isBuiltin } from 'node:module';
import { executeCases } from '../../tasks/execute-cases.ts';
import type { CaseRun, ThrownError } from '../../tasks/execution.ts';
import type { Installation, Language } from '../../tasks/languages/language.ts';
import type { Library } from '../../tasks/library.ts';
import type { Sandbox } from '../../tasks/sandbox/sandbox.ts';
import type { TypedSnippet } from './check-types.ts';
import { isMeantToFail, saysBroken } from './intent.ts';
import { printedValues, type PrintedValue } from './printed-values.ts';
import type { SnippetRun } from './snippet.ts';

export interface RunRequest {
  typed: TypedSnippet;
  library: Library;
  language: Language;
  installation: Installation;
  sandbox: Sandbox;
  signal: AbortSignal;
}

export interface RunResult {
  run: SnippetRun;
  thrown?: { error: ThrownError; /** Line of the block's code, 0-based; -1 when the stack does not say. */ line: number; column: number };
  /** What comments say is printed and is not. */
  otherwise: { value: PrintedValue; actual: string }[];
}

/** Seconds that an example may take, and MiB. */
const limits = { seconds: 10, memoryMb: 512 };

/** Why a block is no program of its own; undefined when it is one. */
export function whyIncomplete({ elided, unknown, modules, program: { text } }: TypedSnippet, { api }: Library): SnippetRun | undefined {
  const isThere = (module: string): boolean => isBuiltin(module) || api.some((name) => module === name || module.startsWith(`${name}/`));
  if (elided || unknown.length > 0 || !modules.every(isThere)) return { kind: 'not-run', reason: 'incomplete' };
  return needsTheWorld.test(text) ? { kind: 'not-run', reason: 'needs-the-world' } : undefined;
}

/** What a sandbox does not have, or has another of. */
const needsTheWorld = /\bprocess\s*\.\s*(?:argv|env|stdin|exit|chdir|cwd)\b|\b__(?:dir|file)name\b|\bimport\.meta\b|\brequire\.main\b|\bmodule\.exports\b|['"](?:node:)?(?:child_process|cluster|net|http|https|http2|tls|dgram|readline|repl|worker_threads|inspector)['"]/u;

/** Runs a complete block, with what it goes on from, in the sandbox. */
export async function runSnippet({ typed, library: _, language, installation, sandbox, signal }: RunRequest): Promise<RunResult> {
  const { program, snippet } = typed;
  const main = `example.${program.dialect}`;
  const values = await printedValues(program, snippet);
  const code = values.text;
  const execution = await executeCases({
    submission: { main: 'run.js', files: { 'run.js': runner(main), [main]: code } },
    entry: 'run', inputs: [[]], limits, language, installation, sandbox, signal,
  });
  const otherwise: RunResult['otherwise'] = [];
  if (execution.kind !== 'ran') return { run: { kind: 'not-run', reason: 'could-not-start' }, otherwise };
  const [result] = execution.cases;
  if (result === undefined) return { run: { kind: 'not-run', reason: 'could-not-start' }, otherwise };
  return { ...readResult(result, typed, main), otherwise: result.kind === 'returned' ? values.compare(result.value) : otherwise };
}

/** Imports the example, then waits until nothing of it is under way, a second at most. */
function runner(main: string): string {
  return `
export async function run() {
  const said = [];
  globalThis.__say = (index, value) => { said.push([index, value]); return value; };
  let failure;
  process.on('unhandledRejection', (error) => { failure ??= { error }; });
  await import('./${main}');
  let quiet = 0;
  for (let i = 0; i < 50 && quiet < 3 && failure === undefined; i += 1) {
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    const busy = process.getActiveResourcesInfo().filter((each) => each !== 'MessagePort');
    quiet = busy.length === 0 ? quiet + 1 : 0;
  }
  if (failure !== undefined) throw failure.error;
  return said;
}
`;
}

function readResult(result: CaseRun, typed: TypedSnippet, main: string): Pick<RunResult, 'run' | 'thrown'> {
  switch (result.kind) {
    case 'returned':
    case 'not-serialisable':
      return { run: { kind: 'ran' } };
    case 'timed-out':
      return { run: { kind: 'not-run', reason: 'does-not-end' } };
    case 'crashed':
      return { run: { kind: 'not-run', reason: result.reason === 'never-settled' ? 'does-not-end' : 'needs-the-world' } };
    case 'threw':
      return readThrown(result.error, typed, main);
  }
}

function readThrown(error: ThrownError, { program, snippet }: TypedSnippet, main: string): Pick<RunResult, 'run' | 'thrown'> {
  if (worldly.test(`${error.name} ${error.message}`)) return { run: { kind: 'not-run', reason: 'needs-the-world' } };
  const frame = error.frames.find(({ file }) => file === main);
  const line = frame === undefined ? -1 : program.lines[frame.line - 1] ?? -1;
  const source = program.text.split('\n')[(frame?.line ?? 0) - 1] ?? '';
  const isOwn = error.frames[0]?.file === main && /\bthrow\b|\breject\s*\(/u.test(source);
  const isOfJoining = /before initialization|___|ª/u.test(error.message);
  const isShown = isMeantToFail(snippet) || snippet.code.split('\n').some((each) => saysBroken.test(/\/\/.*|\/\*.*/u.exec(each)?.[0] ?? ''));
  if (isOwn || isOfJoining || isShown || (frame !== undefined && line < 0)) return { run: { kind: 'not-run', reason: 'throws-as-shown' } };
  return { run: { kind: 'failed' }, thrown: { error, line, column: frame?.column ?? 1 } };
}

/** Errors that come of the network, files, programs and privileges that a sandbox keeps away. */
const worldly = /\bE(?:NOENT|ACCES|PERM|ROFS|NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|NETUNREACH|HOSTUNREACH|ADDRNOTAVAIL|MFILE|NOTDIR|EXIST|INVAL|AGAIN)\b|EAI_AGAIN|fetch failed|getaddrinfo|ERR_WORKER|ERR_DLOPEN|ERR_ACCESS_DENIED|not supported in workers|spawn|no such file|read-only file|is not installed|Cannot find (?:module|package)|localStorage|navigator|document is not|window is not|network|socket|ERR_INVALID_URL|not (?:a )?TTY/iu;
