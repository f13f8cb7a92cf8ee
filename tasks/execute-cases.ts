import { randomBytes } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { TraceMap } from '@jridgewell/trace-mapping';
import type { CaseRun, CompileProblem, Execution } from './execution.ts';
import { harnessFiles } from './languages/harness-files.ts';
import type { HarnessJob } from './languages/harness/protocol.ts';
import type { Installation, Language } from './languages/language.ts';
import { caseRunOf, readChannel, type Channel } from './read-channel.ts';
import type { Sandbox, SandboxResult } from './sandbox/sandbox.ts';
import type { Submission } from './submission.ts';
import type { Limits } from './task.ts';

export interface ExecuteRequest {
  submission: Submission;
  /** Name of the exported function, a default export when there is none of that name. */
  entry: string;
  /** The arguments of each case, JSON values; no expected value ever comes here. */
  inputs: unknown[][];
  /** Executes the last case first, so that a case which lives off another one's leavings does not find them. */
  backwards?: boolean;
  limits: Limits;
  language: Language;
  installation: Installation;
  sandbox: Sandbox;
  signal: AbortSignal;
}

/**
 * Compiles a submission and calls its entry once for each input, each call in a realm of its own. All calls share one
 * sandbox; a call that takes the whole sandbox down costs its own case, and another sandbox goes on with the rest.
 */
export async function executeCases(request: ExecuteRequest): Promise<Execution> {
  const { submission, entry, language, installation, inputs, signal } = request;
  signal.throwIfAborted();
  const compilation = await language.compile(submission, installation);
  if (compilation.kind === 'not-compiled') return compilation;
  const files = { ...await harnessFiles(), 'program.mjs': compilation.maker ?? compilation.code };
  let map: Promise<TraceMap> | undefined;
  const sourceMap = (): Promise<TraceMap> => (map ??= compilation.sourceMap().then((text) => new TraceMap(text)));
  const runs = new Map<number, CaseRun>();
  const order = request.backwards === true ? [...inputs.keys()].reverse() : [...inputs.keys()];
  const printed = { stdout: '', stderr: '', milliseconds: 0 };
  while (runs.size < inputs.length) {
    const remaining = order.filter((i) => !runs.has(i));
    const { result, channel } = await runSandbox({ request, files, remaining, addons: compilation.addons === true, shareThreads: compilation.selfContained, makes: compilation.maker !== null });
    if (result.kind === 'world-failed') return result;
    if (!channel.ready) return { kind: 'world-failed', reason: `The sandbox did not come up: ${firstLine(result.stderr) || `exit code ${String(result.exitCode)}`}.` };
    for (const [i, caseResult] of channel.results) {
      if (!remaining.includes(i)) continue;
      const run = await caseRunOf({ result: caseResult, ...request.limits, sourceMap });
      if (run.kind === 'no-entry') return { kind: 'not-compiled', problems: [noEntry(submission, entry, run.exported)] };
      runs.set(i, run);
    }
    const victim = remaining.find((i) => channel.started.includes(i) && !runs.has(i)) ?? (channel.results.size === 0 ? remaining[0] : undefined);
    if (victim !== undefined) runs.set(victim, deathOf(result, request.limits));
    addPrinted(printed, result);
  }
  return { kind: 'ran', cases: inputs.map((_, i) => runs.get(i) ?? notRun), ...printed };
}

interface SandboxRun {
  request: ExecuteRequest;
  files: Record<string, string>;
  remaining: number[];
  addons: boolean;
  shareThreads: boolean;
  makes: boolean;
}

async function runSandbox({ request, files, remaining, addons, shareThreads, makes }: SandboxRun): Promise<{ result: SandboxResult; channel: Channel }> {
  const { entry, inputs, limits, installation, sandbox, signal } = request;
  const job: HarnessJob = {
    marker: randomBytes(8).toString('hex'), key: randomBytes(32).toString('hex'),
    entry, seconds: limits.seconds, memoryMb: limits.memoryMb, addons, shareThreads, makes, alone: sandbox.contained,
    cases: remaining.map((index) => ({ index, args: JSON.stringify(inputs[index] ?? []) })),
  };
  const result = await sandbox.run({
    files, main: 'main.mjs', input: JSON.stringify(job), addons, signal,
    readable: [...new Set([installation.folder, await realpath(installation.folder)])],
    // Start of the process, and of each thread; a case has its own time limit inside, and one of them may run again.
    limits: { ...limits, totalSeconds: 10 + (remaining.length + 1) * (limits.seconds + 1.5) },
  });
  return { result, channel: readChannel(result.kind === 'ended' ? result.channel : '', job) };
}

/** What a case did whose sandbox died with it. */
function deathOf(result: SandboxResult & { kind: 'ended' }, limits: Limits): CaseRun {
  if (result.timedOut) return { kind: 'timed-out', seconds: limits.seconds };
  if (outOfMemory.test(result.stderr)) return { kind: 'crashed', reason: 'out-of-memory', detail: `more than ${String(limits.memoryMb)} MiB` };
  return { kind: 'crashed', reason: 'killed', detail: `the process ended with exit code ${String(result.exitCode)}` };
}

/** Node's last words when it cannot allocate. */
const outOfMemory = /FATAL ERROR: [^\n]*(?:heap out of memory|Allocation failed)/u;

const notRun: CaseRun = { kind: 'crashed', reason: 'killed', detail: 'it was not run' };

function noEntry(submission: Submission, entry: string, exported: string): CompileProblem {
  return {
    message: exported.split(', ').includes(entry)
      ? `"${entry}" is exported and is not a function.`
      : `There is no exported function "${entry}". Exported: ${exported || 'nothing'}. Expected the function as the named export ${entry}, as the default export, or on module.exports.`, file: submission.main, line: 1, column: 1,
  };
}

function addPrinted(printed: { stdout: string; stderr: string; milliseconds: number }, result: SandboxResult & { kind: 'ended' }): void {
  printed.stdout += result.stdout;
  printed.stderr += withoutCrashReport(result.stderr);
  printed.milliseconds += Math.round(result.milliseconds);
}

/** Node's crash reports hold addresses and times, which no two runs share. */
function withoutCrashReport(stderr: string): string {
  return stderr.replace(/(?:\n<--- Last few GCs --->|(?:^|\n)(?:FATAL ERROR: |#\n# Fatal| +#  \S+\[\d+\]: ))[\s\S]*$/u, '\n');
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
