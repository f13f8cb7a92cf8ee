import type { CaseRun, ThrownError } from '../../tasks/execution.ts';
import type { TypedSnippet } from './observe-block.ts';
import { isMeantToFail, saysBroken } from './intent.ts';
import type { PrintedValue } from './printed-values.ts';
import type { SnippetRun } from './snippet.ts';

export interface RunResult {
  run: SnippetRun;
  thrown?: { error: ThrownError; /** Line of the block's code, 0-based; -1 when the stack does not say. */ line: number; column: number };
  /** What comments say is printed and is not. */
  otherwise: { value: PrintedValue; actual: string }[];
}

/** What the end of an example says about the docs. */
export function readCaseRun(result: CaseRun, typed: TypedSnippet, main: string): Pick<RunResult, 'run' | 'thrown'> {
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
  // Names that nothing declares are told by the compiler: what it knows and the sandbox has not belongs to another runtime.
  if (error.name === 'ReferenceError') return { run: { kind: 'not-run', reason: 'needs-the-world' } };
  if (named.test(error.message)) return { run: { kind: 'not-run', reason: 'cannot-load' } };
  if (reachesOut.test(program.text) || worldly.test(`${error.name} ${error.message}`)) return { run: { kind: 'not-run', reason: 'needs-the-world' } };
  const frame = error.frames.find(({ file }) => file === main);
  const line = frame === undefined ? -1 : program.lines[frame.line - 1] ?? -1;
  const isOwn = /\bthrow\b|\breject\s*\(/u.test(snippet.code) && (error.frames.length === 0 || error.frames[0]?.file === main);
  const isOfJoining = /___|ª/u.test(error.message);
  const isShown = isMeantToFail(snippet) || snippet.code.split('\n').some((each) => saysBroken.test(/\/\/.*|\/\*.*/u.exec(each)?.[0] ?? ''));
  if (isOwn || isOfJoining || isShown || (frame !== undefined && line < 0)) return { run: { kind: 'not-run', reason: 'throws-as-shown' } };
  return { run: { kind: 'failed' }, thrown: { error, line, column: frame?.column ?? 1 } };
}

/** Docs that are compiled to CommonJS may take from it by name what modules may not. */
const named = /is a CommonJS module, which may not support all module\.exports as named exports/u;

/** Addresses, which nothing answers in a sandbox; those without a host mean a browser's own. */
const reachesOut = /https?:\/\/|localhost|\bfetch\s*\(|['"`]\/[\w/-]*['"`]/u;

/** Errors that come of the network, files, programs and privileges that a sandbox keeps away. */
const worldly = /\bE(?:NOENT|ACCES|PERM|ROFS|NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|NETUNREACH|HOSTUNREACH|ADDRNOTAVAIL|MFILE|NOTDIR|EXIST|INVAL|AGAIN)\b|EAI_AGAIN|fetch failed|getaddrinfo|ERR_WORKER|ERR_DLOPEN|ERR_ACCESS_DENIED|not supported in workers|spawn|no such file|read-only file|is not installed|Cannot find (?:module|package)|localStorage|navigator|document is not|window is not|network|socket|unable to determine transport target|not (?:a )?TTY/iu;
