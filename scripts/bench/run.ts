import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
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

const latencyMs = 2_000;
const model = 'openai:slow';
const signal = new AbortController().signal;

/** A whole run against an endpoint that takes its time: what waiting costs beside what it must, and what each trial costs without it. */
export const runBench: Bench = {
  title: `a run against an endpoint that answers in ${String(latencyMs / 1000)} s, and against one that answers at once; --attempts trials (1,000), --concurrency (64)`,
  async run({ attempts = 1_000, concurrency = 64, home, say }) {
    const suite = readSuite('graph-analytics', process.cwd());
    const [installed] = await installLibraries({ libraries: suite.libraries.slice(0, 1), home, onProgress: say, signal });
    if (installed === undefined) throw new Error(`The suite "${suite.id}" has no library.`);
    using knowledge = await openKnowledgeBase({ ...installed, home, embedder: 'hashing', onProgress: say, signal });
    const library: OpenLibrary = { ...installed, knowledge, inventory: await readInventory(installed) };
    await measure({ suite, library, trials: suite.tasks.length, concurrency, waitMs: 0, say }); // until everything is loaded
    const slow = await measure({ suite, library, trials: attempts, concurrency, waitMs: latencyMs, say });
    const quick = await measure({ suite, library, trials: Math.ceil(attempts / 10), concurrency, waitMs: 0, say });
    const ideal = (slow.calls * latencyMs) / concurrency;
    const tables: BenchTable[] = [
      {
        title: `${String(attempts)} trials, ${String(slow.calls)} calls of ${String(latencyMs / 1000)} s, ${String(concurrency)} at once`, columns: ['seconds', '% of the ideal'],
        rows: [
          { name: 'ideal: calls x latency / concurrency', values: [ideal / 1000, 100] },
          { name: 'until the last attempt was stored', values: [slow.attemptedMs / 1000, (100 * slow.attemptedMs) / ideal] },
          { name: 'until the last attempt was graded', values: [slow.gradedMs / 1000, (100 * slow.gradedMs) / ideal] },
        ],
      },
      {
        title: 'a trial without latency', columns: ['milliseconds'],
        rows: [
          { name: 'wall time, attempt and grading', values: [quick.gradedMs / quick.trials] },
          { name: 'processor time of this process, the endpoint included', values: [quick.processorMs / quick.trials] },
        ],
      },
    ];
    return { tables };
  },
};

interface Measured {
  trials: number;
  calls: number;
  attemptedMs: number;
  gradedMs: number;
  processorMs: number;
}

interface MeasureRequest {
  suite: Suite;
  library: OpenLibrary;
  trials: number;
  concurrency: number;
  waitMs: number;
  say: (message: string) => void;
}

async function measure({ suite, library, trials: count, concurrency, waitMs, say }: MeasureRequest): Promise<Measured> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-run-'));
  try {
    using store = openStore(folder);
    await using endpoint = await openSlowEndpoint({ tasks: suite.tasks, library: library.library.id, latencyMs: waitMs });
    const developer = await openDeveloper({ model, environment: { baseUrl: endpoint.baseUrl }, workingFolder: folder });
    const trials = planTrials({
      libraries: [library.library.id], tasks: suite.tasks.map(({ id }) => id), personas: ['junior'], arms: ['docs'], models: [model], repeats: Math.ceil(count / suite.tasks.length),
    }).slice(0, count);
    const run = store.addRun({
      version: 1, label: null, createdAt: new Date(0).toISOString(), command: '', suite, personas: [readPersona('junior', folder)], trials,
      libraries: [], knowledge: [], sandbox: 'bubblewrap', versions: { uagent: '', node: process.version },
    });
    const sandbox = await openSandbox('bubblewrap', say);
    const before = process.cpuUsage();
    const start = performance.now();
    let attempted = start;
    let tried = 0;
    const end = await executeRun({
      run, store, libraries: [library], developers: new Map([[model, developer]]), judges: [], sandbox, concurrency,
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
    return { trials: trials.length, calls: endpoint.calls(), attemptedMs: attempted - start, gradedMs: performance.now() - start, processorMs: (user + system) / 1000 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
