import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { openDeveloper } from '../../agents/models/index.ts';
import { readPersona } from '../../agents/read-persona.ts';
import { readInventory } from '../../knowledge/inventory/read-inventory.ts';
import { openKnowledgeBase } from '../../knowledge/open-knowledge-base.ts';
import { executeRun, type OpenLibrary } from '../../runs/execute-run.ts';
import { installLibraries } from '../../runs/install-libraries.ts';
import { openSandbox } from '../../runs/open-sandbox.ts';
import { planTrials } from '../../runs/plan-trials.ts';
import { openStore } from '../../runs/store.ts';
import { readSuite } from '../../tasks/read-suite.ts';
import type { Suite } from '../../tasks/suite.ts';
import type { Bench, BenchTable } from './bench.ts';
import { openSlowEndpoint } from './slow-endpoint.ts';
import { watchSandbox } from './watch-sandbox.ts';

const latencyMs = 2_000;
const model = 'openai:slow';
const signal = new AbortController().signal;
const levels = ['junior', 'intermediate', 'senior', 'expert'];

/** A whole run against an endpoint that takes its time: what waiting costs beside what it must, and what each trial costs without it. */
export const runBench: Bench = {
  title: `a run against an endpoint that answers in ${String(latencyMs / 1000)} s, and against one that answers at once; --attempts trials (1,000), --concurrency (64), --parts ${levels.join(',')}`,
  async run({ attempts = 1_000, concurrency = 64, parts: personas = levels, home, say }) {
    const suite = readSuite('graph-analytics', process.cwd());
    const [installed] = await installLibraries({ libraries: suite.libraries.slice(0, 1), home, onProgress: say, signal });
    if (installed === undefined) throw new Error(`The suite "${suite.id}" has no library.`);
    using knowledge = await openKnowledgeBase({ ...installed, home, embedder: 'hashing', onProgress: say, signal });
    const library: OpenLibrary = { ...installed, knowledge, inventory: await readInventory(installed) };
    const what = { suite, library, personas, concurrency, say };
    await measure({ ...what, trials: suite.tasks.length * personas.length, waitMs: 0 }); // until everything is loaded
    const slow = await measure({ ...what, trials: attempts, waitMs: latencyMs });
    const quick = await measure({ ...what, trials: Math.ceil(attempts / 10), waitMs: 0 });
    const ideal = (slow.calls * latencyMs) / concurrency;
    const each = ({ trials }: Measured, milliseconds: number): number[] => [milliseconds / trials];
    const tables: BenchTable[] = [
      {
        title: `${String(attempts)} trials by ${personas.join(', ')}, ${String(slow.calls)} calls of ${String(latencyMs / 1000)} s, ${String(concurrency)} at once`, columns: ['seconds', '% of the ideal'],
        rows: [
          { name: 'ideal: calls x latency / concurrency', values: [ideal / 1000, 100] },
          { name: 'until the last attempt was stored', values: [slow.attemptedMs / 1000, (100 * slow.attemptedMs) / ideal] },
          { name: 'until the last attempt was graded', values: [slow.gradedMs / 1000, (100 * slow.gradedMs) / ideal] },
          { name: 'all processors of this machine were busy for, by anybody', values: [slow.busyMs / 1000, (100 * slow.busyMs) / ideal] },
        ],
      },
      {
        title: 'of which a trial', columns: [''],
        rows: [
          { name: 'calls, all code different from any other trial\'s', values: each(slow, slow.calls) },
          { name: 'sandboxes, for examples and for grading', values: each(slow, slow.sandboxes) },
          { name: 'milliseconds of processor time: this process', values: each(slow, slow.processorMs) },
          { name: 'milliseconds of processor time: its main thread', values: each(slow, slow.mainThreadMs) },
          { name: 'milliseconds of processor time: in sandboxes', values: each(slow, slow.sandboxMs) },
          { name: 'milliseconds of processor time: the endpoint', values: each(slow, slow.endpointMs) },
        ],
      },
      {
        title: 'a trial without latency', columns: ['milliseconds'],
        rows: [
          { name: 'wall time, attempt and grading', values: each(quick, quick.gradedMs) },
          { name: 'processor time of this process', values: each(quick, quick.processorMs) },
          { name: 'processor time of its main thread', values: each(quick, quick.mainThreadMs) },
          { name: 'processor time in sandboxes', values: each(quick, quick.sandboxMs) },
        ],
      },
    ];
    return { tables };
  },
};

interface Measured {
  trials: number;
  calls: number;
  sandboxes: number;
  attemptedMs: number;
  gradedMs: number;
  processorMs: number;
  mainThreadMs: number;
  sandboxMs: number;
  endpointMs: number;
  busyMs: number;
}

interface MeasureRequest {
  suite: Suite;
  library: OpenLibrary;
  /** Ids. */
  personas: string[];
  trials: number;
  concurrency: number;
  waitMs: number;
  say: (message: string) => void;
}

async function measure({ suite, library, personas, trials: count, concurrency, waitMs, say }: MeasureRequest): Promise<Measured> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-run-'));
  try {
    using store = openStore(folder);
    await using endpoint = await openSlowEndpoint({ tasks: suite.tasks, library: library.library.id, latencyMs: waitMs });
    const developer = await openDeveloper({ model, environment: { baseUrl: endpoint.baseUrl }, workingFolder: folder });
    const trials = planTrials({
      libraries: [library.library.id], tasks: suite.tasks.map(({ id }) => id), personas, arms: ['docs'], models: [model], repeats: Math.ceil(count / suite.tasks.length / personas.length),
    }).slice(0, count);
    const run = store.addRun({
      version: 1, label: null, createdAt: new Date(0).toISOString(), command: '', suite, personas: personas.map((id) => readPersona(id, folder)), trials,
      libraries: [], knowledge: [], sandbox: 'bubblewrap', versions: { uagent: '', node: process.version },
    });
    const watched = watchSandbox(await openSandbox('bubblewrap', say));
    const busyBefore = busyMs();
    const before = process.cpuUsage();
    const mainBefore = mainThreadMs();
    const start = performance.now();
    let attempted = start;
    let tried = 0;
    const end = await executeRun({
      run, store, libraries: [library], developers: new Map([[model, developer]]), judges: [], sandbox: watched.sandbox, concurrency,
      limits: { tokens: null, usd: null, trialUsd: null }, priceOf: () => null, fresh: false, retryUnscored: false, signal,
      onEvent: ({ kind }) => {
        if (kind !== 'attempted') return;
        attempted = performance.now();
        tried += 1;
        if (tried % 100 === 0) say(`  ${String(tried)} of ${String(count)} tried after ${((attempted - start) / 1000).toFixed(0)} s`);
      },
    });
    if (end.kind !== 'finished') throw new Error(`The run ended early: ${end.kind}.`);
    const { user, system } = process.cpuUsage(before);
    const gradedMs = performance.now() - start;
    const { calls, processorMs: endpointMs } = await endpoint.count();
    const { runs, processorMs: sandboxMs } = watched.total();
    return {
      trials: trials.length, calls, sandboxes: runs, attemptedMs: attempted - start, gradedMs,
      processorMs: (user + system) / 1000, mainThreadMs: mainThreadMs() - mainBefore, sandboxMs, endpointMs, busyMs: busyMs() - busyBefore,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the thread of conversations and the store has used so far; not a number where the kernel does not say. */
function mainThreadMs(): number {
  try {
    const [user, system] = readFileSync(`/proc/self/task/${String(process.pid)}/stat`, 'utf8').split(' ').slice(13, 15);
    return 10 * (Number(user) + Number(system)); // in the hundredths of a second of proc_pid_stat(5)
  } catch {
    return NaN;
  }
}

function busyMs(): number {
  return cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0);
}
