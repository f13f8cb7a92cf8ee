import { readApi, type Api } from '../../knowledge/inventory/read-inventory.ts';
import type { Page } from '../../knowledge/sources/source.ts';
import { inSourceNames } from '../../tasks/source-names.ts';
import type { Installation, Language } from '../../tasks/languages/language.ts';
import type { Library } from '../../tasks/library.ts';
import type { Sandbox } from '../../tasks/sandbox/sandbox.ts';
import type { Finding } from '../evaluation.ts';
import { findingMessage } from '../finding-message.ts';
import { checkTypes } from './check-types.ts';
import type { Defect, TypedSnippet } from './observe-block.ts';
import { passedOver } from './intent.ts';
import { readSnippets } from './read-snippets.ts';
import type { RunResult } from './read-case-run.ts';
import { openRuntimeCode, type RuntimeCode } from './runtime-code.ts';
import { runSnippets, whyIncomplete } from './run-snippets.ts';
import type { CheckedSnippet, DocsFinding, SkipReason, Snippet } from './snippet.ts';
import { adviseOn } from './suggest.ts';

export interface CheckDocsRequest {
  library: Library;
  language: Language;
  installation: Installation;
  pages: readonly Page[];
  /** Null: nothing is run. */
  sandbox: Sandbox | null;
  concurrency: number;
  onProgress: (stage: 'compile' | 'run', done: number, all: number) => void;
  /** Told of each page that cannot be read, by name. */
  onLeftOut: (message: string) => void;
  signal: AbortSignal;
}

/** Compiles every code block of the docs against the installed library, and runs those that are whole programs. In the order of the docs. */
export async function checkDocs(request: CheckDocsRequest): Promise<CheckedSnippet[]> {
  const { library, installation, onProgress, signal } = request;
  const { snippets, texts } = await readSnippets(request);
  const passed = new Map<Snippet, SkipReason>(snippets.flatMap((snippet) => {
    const reason = passedOver(snippet);
    return reason === undefined ? [] : [[snippet, reason] as const];
  }));
  const verdicts = await checkTypes({ snippets, passed, pageOf: (path) => texts.get(path) ?? '', library, installation, signal, onProgress: (done, all) => { onProgress('compile', done, all); } });
  const api = await readApi({ library, installation });
  const runs = await runAll([...verdicts.values()].flatMap((verdict) => (verdict.kind === 'checked' ? verdict.typed : [])), request);
  const code = openRuntimeCode(library, installation);
  return Promise.all(snippets.map(async (snippet): Promise<CheckedSnippet> => {
    const verdict = verdicts.get(snippet);
    if (verdict === undefined || verdict.kind === 'skipped') {
      return { snippet, verdict: 'skipped', reason: verdict?.reason ?? 'does-not-parse', findings: [], run: { kind: 'not-run', reason: 'incomplete' }, joined: [], symbols: [] };
    }
    return finish(verdict.typed, runs.get(snippet) ?? { run: { kind: 'not-run', reason: 'incomplete' }, otherwise: [] }, { api, installation, code });
  }));
}

async function runAll(typed: readonly TypedSnippet[], request: CheckDocsRequest): Promise<Map<Snippet, RunResult>> {
  const { library, sandbox, onProgress } = request;
  const results = new Map<Snippet, RunResult>();
  const queue: TypedSnippet[] = [];
  for (const each of typed) {
    const obstacle = whyIncomplete(each, library) ?? obstacleOf(each, sandbox);
    if (obstacle === undefined) queue.push(each);
    else results.set(each.snippet, { run: obstacle, otherwise: [] });
  }
  if (sandbox === null || queue.length === 0) return results;
  const ran = await runSnippets({ ...request, typed: queue, sandbox, onRan: (done, all) => { onProgress('run', done, all); } });
  for (const [{ snippet }, result] of ran) results.set(snippet, result);
  return results;
}

/** JavaScript runs whatever types say of it, which may know less than the library does. */
function obstacleOf({ defects, program }: TypedSnippet, sandbox: Sandbox | null): RunResult['run'] | undefined {
  if (sandbox === null) return { kind: 'not-run', reason: 'no-sandbox' };
  return program.dialect === 'ts' && defects.some(({ level }) => level === 'error') ? { kind: 'not-run', reason: 'broken' } : undefined;
}

async function finish(typed: TypedSnippet, { run, thrown, otherwise }: RunResult, { api, installation, code }: Known): Promise<CheckedSnippet> {
  const { snippet, joined, symbols } = typed;
  const proved = run.kind === 'ran' && typed.program.dialect === 'js';
  const found = await Promise.all(typed.defects.filter((defect) => !(proved && defect.isFatal)).map(async (defect) => {
    const told = findingOf(defect, snippet, api);
    return typed.isLenient && defect.level === 'error' && await isKnownToCode(defect.finding, code) ? { ...told, level: 'warning' as const, message: `${told.message}\nThe package's code allows for it: its types and its docs disagree.` } : told;
  }));
  if (thrown !== undefined && !found.some(({ level }) => level === 'error')) {
    const { error: { name, message } } = thrown;
    found.push({ level: 'error', class: 'missing-precondition', code: 'throws', message: `Running it throws ${name}: ${firstLine(inSourceNames(message)).replaceAll(modulesOf(installation), '')}`, ...placeOf(snippet, Math.max(0, thrown.line), thrown.line < 0 ? 1 : thrown.column) });
  }
  for (const { value, actual } of otherwise) {
    found.push({ level: 'warning', class: null, code: 'prints-otherwise', message: `Gives ${actual}, and the comment says ${value.expected}`, ...placeOf(snippet, value.line, value.column) });
  }
  const findings = found.sort((a, b) => a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1));
  return { snippet, verdict: findings.some(({ level }) => level === 'error') ? 'broken' : 'ok', findings, run, joined, symbols };
}

interface Known {
  api: Api;
  installation: Installation;
  code: RuntimeCode;
}

/** JavaScript goes by what the code does, of which types may lack a member or an option. */
async function isKnownToCode({ code: number, symbol = '', args }: Finding, code: RuntimeCode): Promise<boolean> {
  const name = String(args['name']).replaceAll(/['"]/gu, '');
  if (number === 'TS2339' || number === 'TS2551') return code.hasMember(symbol.split('.').at(-2) ?? '', name);
  if (number === 'TS2554') return code.countsArguments(symbol.split('.').at(-1) ?? '');
  return (number === 'TS2353' || number === 'TS2561') && code.readsKey(name);
}

function findingOf({ level, finding, line, column }: Defect, snippet: Snippet, api: Api): DocsFinding {
  const { suggestion, note } = adviseOn(finding, api);
  return {
    level, class: finding.class, code: finding.code, message: [findingMessage(finding), note].filter((part) => part !== '').join('\n'), ...placeOf(snippet, line, column),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(finding.symbol === undefined ? {} : { symbol: finding.symbol }),
  };
}

/** A place in the page: the block's line, behind what the page has before the code, such as the marks of a comment. */
function placeOf({ code, line, lines, raw }: Snippet, at: number, column: number): Pick<DocsFinding, 'line' | 'column' | 'excerpt'> {
  const own = code.split('\n')[at] ?? '';
  return { line: lines[at] ?? line + at, column: columnIn(raw[at] ?? '', own, column), excerpt: own.trim() };
}

/** Where the page writes a line otherwise than it reads, as with markup and escapes, the word's own place if it stands there once, else 1. */
function columnIn(raw: string, own: string, column: number): number {
  const shift = raw.indexOf(own);
  if (shift >= 0) return column + shift;
  const [word = ''] = /^[\p{ID_Continue}$]+/u.exec(own.slice(column - 1)) ?? [];
  const found = word === '' ? -1 : raw.indexOf(word);
  return found >= 0 && raw.lastIndexOf(word) === found ? found + 1 : 1;
}

/** Where packages lie on this machine, as a path or an address. */
function modulesOf({ folder }: Installation): RegExp {
  return new RegExp(`(?:file://)?${folder.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)}/node_modules/`, 'gu');
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
