import { compareRuns } from '../../runs/comparison/compare-runs.ts';
import { comparedRunOf } from '../../runs/comparison/compared-run-of.ts';
import type { ComparedRun } from '../../runs/comparison/compared-run.ts';
import { selectTrials } from '../../runs/comparison/pair-trials.ts';
import { findRun } from '../../runs/find-run.ts';
import { openStore, type Store } from '../../runs/store.ts';
import type { AnswerLine } from '../../reports/live/answer-line.ts';
import { UserError } from '../../tasks/user-error.ts';
import { readSelection } from '../actions/compare.ts';
import { readReport } from './stored-report.ts';
import type { HeavyQuestion, HeavyTask } from './heavy-question.ts';

// The process in which a heavy question of the live page is answered: it is told what, writes lines of JSON, and ends. Whoever
// asks kills it when nobody waits for the answer any more, and it ends when they are gone.

const leave = (): void => { process.exit(1); };
process.on('disconnect', leave);
process.once('message', (task: HeavyTask) => {
  void answer(task).then(() => {
    process.off('disconnect', leave).disconnect();
  });
});

async function answer({ question, home }: HeavyTask): Promise<void> {
  try {
    using store = openStore(home);
    await write({ kind: 'answer', answer: await answerTo(question, store, home) });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await write({ kind: 'refused', error: error.message });
  }
}

async function answerTo(question: HeavyQuestion, store: Store, home: string): Promise<unknown> {
  switch (question.kind) {
    case 'report': {
      const run = findRun(store, question.run);
      return await readReport({ store, run, home, onRead: saySometimes(store.listRuns().find(({ id }) => id === run.id)?.graded ?? 0) });
    }
    case 'comparison': {
      const { base, head, ofBase, ofHead, unchanged } = question;
      return compareRuns({ base: open(store, base, { flag: '--base', part: ofBase }), head: open(store, head, { flag: '--head', part: ofHead }), unchangedTasks: unchanged });
    }
  }
}

function open(store: Store, name: string, { flag, part }: { flag: string; part: string }): ComparedRun {
  const run = findRun(store, name);
  const texts = part.split(',').map((text) => text.trim()).filter((text) => text !== '');
  return selectTrials(comparedRunOf(run, store.eachOutcome(run)), readSelection(flag, texts));
}

const pauseMs = 150;

/** Called for every attempt that was read; says so now and then, and gives way then to what else this process is told. */
function saySometimes(total: number): () => Promise<void> | undefined {
  let read = 0;
  let next = performance.now() + pauseMs;
  return () => {
    read += 1;
    if (performance.now() < next) return undefined;
    next = performance.now() + pauseMs;
    return write({ kind: 'progress', done: read, total });
  };
}

function write(line: AnswerLine): Promise<void> {
  return new Promise((written) => process.stdout.write(`${JSON.stringify(line)}\n`, () => { written(); }));
}
