import { evaluators } from '../../evaluators/index.ts';
import { gradeSolutions } from '../../runs/grade-solutions.ts';
import { installLibraries, type InstalledLibrary } from '../../runs/install-libraries.ts';
import { openSandbox } from '../../runs/open-sandbox.ts';
import { submissionOf } from '../../runs/submission-of.ts';
import { findById } from '../../tasks/find-by-id.ts';
import { readSuite } from '../../tasks/read-suite.ts';
import type { Sandbox } from '../../tasks/sandbox/sandbox.ts';
import type { Suite } from '../../tasks/suite.ts';
import type { Bench, BenchTable } from './bench.ts';
import { chosenParts, doParts } from './grade-parts.ts';
import { makeAttempts } from './make-attempts.ts';
import { createStopwatch, quantile, type Stopwatch } from './stopwatch.ts';
import { timeThroughput } from './throughput.ts';

export type Attempts = ReturnType<typeof makeAttempts>;

/** Of the attempts, those that are graded one at a time, so that each stage can be timed by itself. */
const timedShare = 0.1;

export const gradeBench: Bench = {
  title: 'attempts of the bundled suite graded in all dimensions, no model',
  async run({ attempts: count = 500, concurrency = 4, parts: chosen, home, say }) {
    const parts = chosen === undefined ? undefined : chosenParts(chosen);
    const suite = readSuite('graph-analytics', process.cwd());
    const signal = new AbortController().signal;
    const sandbox = await openSandbox('bubblewrap', say);
    const [installed] = await installLibraries({ libraries: suite.libraries.slice(0, 1), home, onProgress: say, signal });
    if (installed === undefined) throw new Error(`The suite "${suite.id}" has no library.`);
    const attempts = makeAttempts(suite, installed.library.id, count);
    const timed = Math.max(1, Math.ceil(count * timedShare));
    const bench: GradeBench = { suite, installed, sandbox, signal };
    const [first, rest] = parts === undefined ? [attempts.slice(0, timed), attempts.slice(timed)] : [[], attempts];
    const title = `${String(rest.length)} attempts, ${String(concurrency)} at once${parts === undefined ? '' : `, ${parts.join(' and ')} only`}`;
    const work = (onDone: () => void): Promise<void> => (parts === undefined ? gradeAll : doParts)(bench, rest, { parts: parts ?? [], concurrency, onDone });
    return { tables: [...(first.length === 0 ? [] : [await timeStages(bench, first)]), ...await timeThroughput({ title, count: rest.length, work, say })] };
  },
};

export interface GradeBench {
  suite: Suite;
  installed: InstalledLibrary;
  sandbox: Sandbox;
  signal: AbortSignal;
}

/** Each stage and what it is a part of; compiling is timed beside, as it happens inside of executing. */
const stages = { compile: 'compile', sandbox: 'sandbox', correctness: 'correctness, those two and the verdicts', compliance: 'compliance: type check', readability: 'readability: lint', all: 'in all' };

async function timeStages({ suite, installed, sandbox, signal }: GradeBench, attempts: Attempts): Promise<BenchTable> {
  const watch = createStopwatch();
  const watched: Sandbox = { ...sandbox, run: (job) => watch.time('sandbox', () => sandbox.run(job)) };
  for (const { task: id, file } of attempts) {
    const submission = submissionOf(file);
    const job = { ...installed, submission, task: findById(suite.tasks, id, { what: 'task' }), sandbox: watched, showsExpected: true, signal };
    await watch.time('compile', () => installed.language.compile(submission, installed.installation));
    await watch.time('all', async () => {
      for (const evaluator of Object.values(evaluators)) await watch.time(evaluator.dimension, () => evaluator.evaluate(job));
    });
  }
  return {
    title: 'milliseconds, one at a time', columns: ['cold', 'warm median', 'warm 90 %'],
    rows: Object.entries(stages).map(([name, title]) => ({ name: title, values: coldAndWarm(watch, name) })),
  };
}

function coldAndWarm(watch: Stopwatch, name: string): number[] {
  const [cold = Number.NaN, ...warm] = watch.of(name);
  return [cold, quantile(warm, 0.5), quantile(warm, 0.9)];
}

/** As `uagent evaluate --solutions` grades. */
async function gradeAll({ suite, installed, sandbox, signal }: GradeBench, attempts: Attempts, { concurrency, onDone }: { concurrency: number; onDone: () => void }): Promise<void> {
  await gradeSolutions({
    suite, libraries: [installed], judges: [], sandbox, runs: 1, concurrency, signal, onGraded: onDone,
    solutions: attempts.map(({ task, file: { path, name, code } }) => ({ task, path, name, content: { kind: 'code', code } })),
  });
}
