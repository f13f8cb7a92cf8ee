import { existsSync } from 'node:fs';
import path from 'node:path';
import { openVectorBackend } from '../../knowledge/vectors/open-vector-backend.ts';
import { openStore } from '../../runs/store.ts';
import { counted } from '../../tasks/counted.ts';
import { defaultSandbox } from '../../tasks/sandbox/default-sandbox.ts';
import { sandboxes } from '../../tasks/sandbox/index.ts';
import { wrapText } from '../../reports/wrap-text.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { checkEndpoint } from './check-endpoint.ts';
import { endpointEnvironment } from './endpoint-environment.ts';
import { homeOf } from './home.ts';
import { loadEsbuild } from '../../tasks/languages/load-esbuild.ts';
import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';

export interface DoctorOptions extends GlobalOptions {
  json?: boolean;
}

/** One thing that the program depends on. */
export interface Check {
  name: string;
  /** `limited` works with something missing; `broken` is needed and does not work. */
  state: 'ok' | 'limited' | 'broken';
  detail: string;
  /** What to do, empty when there is nothing to do. */
  remedy: string;
}

export async function doctor(options: DoctorOptions, context: CliContext): Promise<ExitCode> {
  const checks = [
    checkNode(),
    ...(await checkSandboxes()),
    await checkCompilers(),
    await checkVectors(),
    ...(await checkKey(context)),
    checkStore(homeOf(options, context)),
  ];
  const ok = checks.every(({ state }) => state !== 'broken');
  context.output.write(options.json === true ? `${JSON.stringify({ version: 1, ok, checks }, null, 2)}\n` : renderChecks(checks, context.output.columns));
  return ok ? 0 : 2;
}

async function checkKey(context: CliContext): Promise<Check[]> {
  try {
    return await checkEndpoint(endpointEnvironment(context), context.signal);
  } catch (error) {
    if (error instanceof UserError) return [{ name: 'key', state: 'broken', detail: error.message, remedy: '' }];
    throw error;
  }
}

function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return { name: 'Node', state: ok ? 'ok' : 'broken', detail: process.version, remedy: ok ? '' : 'Install Node 20.19 or newer.' };
}

/** One that works is enough; the one that is used unless another is named comes first. */
async function checkSandboxes(): Promise<Check[]> {
  const ids = [defaultSandbox, ...(['bubblewrap', 'container'] as const).filter((id) => id !== defaultSandbox)];
  const found = await Promise.all(ids.map(async (id) => ({ id, availability: await sandboxes[id].probe() })));
  const some = found.some(({ availability }) => availability.kind === 'available');
  return found.flatMap(({ id, availability }): Check[] => {
    const name = id === defaultSandbox ? 'sandbox' : 'other sandbox';
    if (availability.kind === 'available') return [{ name, state: 'ok', detail: `${id}: ${availability.version}`, remedy: id === defaultSandbox ? '' : `Used with --sandbox ${id}.` }];
    // Nobody outside Linux can do anything about bubblewrap.
    if (id === 'bubblewrap' && id !== defaultSandbox) return [];
    return [{ name, state: some ? 'limited' : 'broken', detail: `${id}: ${availability.reason}`, remedy: availability.remedy }];
  });
}

async function checkCompilers(): Promise<Check> {
  try {
    const [{ version }, esbuild, { ESLint }] = await Promise.all([loadTypeScript(), loadEsbuild(), import('eslint')]);
    await esbuild.transform('1');
    return { name: 'compilers', state: 'ok', detail: `TypeScript ${version}, esbuild ${esbuild.version}, ESLint ${ESLint.version}`, remedy: '' };
  } catch (error) {
    return { name: 'compilers', state: 'broken', detail: messageOf(error), remedy: 'Install the package again: npm install oss-uagent.' };
  }
}

async function checkVectors(): Promise<Check> {
  const backend = await openVectorBackend();
  return backend.kind === 'hnsw'
    ? { name: 'vector search', state: 'ok', detail: 'hnswlib-node (HNSW)', remedy: '' }
    : {
        name: 'vector search', state: 'limited', detail: `exact search, as hnswlib-node is not there: ${backend.reason}`,
        remedy: 'Results are the same and slower on large docs. A C++ compiler and python3 let "npm rebuild hnswlib-node" build it.',
      };
}

function checkStore(home: string): Check {
  if (!existsSync(path.join(home, 'uagent.db'))) return { name: 'store', state: 'ok', detail: `${home}, empty`, remedy: '' };
  try {
    using store = openStore(home);
    return { name: 'store', state: 'ok', detail: `${home}, ${counted(store.listRuns().length, 'run')}`, remedy: '' };
  } catch (error) {
    if (error instanceof UserError) return { name: 'store', state: 'broken', detail: error.message, remedy: '' };
    throw error;
  }
}

function renderChecks(checks: Check[], columns: number): string {
  const marks = { ok: 'ok     ', limited: 'limited', broken: 'BROKEN ' };
  const width = Math.max(...checks.map(({ name }) => name.length));
  const indent = ' '.repeat(width + 11);
  const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '').flatMap((line) => wrapText(line, Math.max(30, columns - indent.length)).split('\n'));
  return checks.map(({ name, state, detail, remedy }) => `${marks[state]}  ${name.padEnd(width)}  ${[...lines(detail), ...lines(remedy)].join(`\n${indent}`)}\n`).join('');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
