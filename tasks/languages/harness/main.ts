import { createHmac, createSecretKey } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import { startThread, type CaseThread } from './case-thread.ts';
import { leaveNothing } from './leave-nothing.ts';
import type { CaseResult, HarnessCase, HarnessJob, HarnessMessage } from './protocol.ts';

/**
 * Runs inside the sandbox, in a thread that submitted code never enters: a worker thread for each case, the next
 * ones made ready ahead, or for all cases as long as each leaves its realm as it was; results passed on as they come.
 */
const job = JSON.parse(readFileSync(0, 'utf8')) as HarnessJob;
const key = createSecretKey(job.key, 'hex');
job.key = '';
/** Where submitted code may write. */
const workspace = process.cwd();
/** A run that has said this much stops, and another sandbox goes on, so that the channel never overflows. */
const channelCharacters = 32 * 1024 * 1024;
const aheadOfTime = 2;
/** What earlier cases leave to the garbage collector must not fill the memory of later ones. */
const casesPerThread = 20;
let said = 0;

await runCases();
// Ends at once, threads that are stuck included; where this process is the first of its namespace, that does nothing.
process.kill(process.pid, 'SIGKILL');
process.exit(0);

async function runCases(): Promise<void> {
  const ready: CaseThread[] = [];
  let { shareThreads } = job;
  let kept: CaseThread | undefined;
  say({ kind: 'ready' });
  for (const [i, one] of job.cases.entries()) {
    if (said > channelCharacters) return;
    const left = job.cases.length - i - 1;
    const thread = kept ?? ready.shift() ?? startThread(job, { shared: shareThreads && left > 0 });
    const running = runCase(thread, one);
    while (!shareThreads && ready.length < Math.min(aheadOfTime, left)) ready.push(startThread(job, { shared: false }));
    const first = await running;
    const result = thread.cases === 1 || isSettled(first) ? first : await runAlone(one);
    say({ kind: 'done', index: one.index, result });
    // What is left is the end of this process, which takes all of it along.
    if (left === 0 || isKind(result, 'no-entry')) return;
    // A program that leaves something behind once will do so again.
    shareThreads &&= isSettled(first) && await thread.restore();
    kept = shareThreads && thread.cases < casesPerThread ? thread : undefined;
    if (kept === undefined) await thread.stop();
    if (!leaveNothing({ workspace, alone: job.alone })) return;
  }
}

/** Where a thread ended that had cases before, they may be the cause: what counts happens in one of its own. */
async function runAlone(one: HarnessCase): Promise<string> {
  const thread = startThread(job, { shared: false });
  const result = await runCase(thread, one);
  await thread.stop();
  return result;
}

/** Its time limit is the case's alone: how long a busy machine takes to start a thread is no fault of submitted code. */
async function runCase(thread: CaseThread, one: HarnessCase): Promise<string> {
  await thread.up;
  say({ kind: 'started', index: one.index });
  return await thread.run(one);
}

/** Whether the call came to an end and its thread lives on. */
function isSettled(result: string): boolean {
  return (['returned', 'threw', 'not-serialisable'] as const).some((kind) => isKind(result, kind));
}

function isKind(result: string, kind: CaseResult['kind']): boolean {
  return result.startsWith(`{"kind":"${kind}"`);
}

/** The leading line break ends whatever submitted code may have written to the channel itself. */
function say(message: HarnessMessage): void {
  const text = JSON.stringify(message);
  const line = Buffer.from(`\n${job.marker} ${createHmac('sha256', key).update(text).digest('hex')} ${text}\n`);
  said += line.length;
  for (let written = 0; written < line.length;) written += writeSome(line, written);
}

/** Submitted code can make the channel one that does not wait for its reader; then this waits instead. */
function writeSome(line: Buffer, from: number): number {
  try {
    return writeSync(3, line, from);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return 0;
  }
}
