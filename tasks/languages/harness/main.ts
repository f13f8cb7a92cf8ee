import { createHmac, createSecretKey } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { describeThrown } from './describe-thrown.ts';
import { leaveNothing } from './leave-nothing.ts';
import type { HarnessJob, HarnessMessage } from './protocol.ts';

/**
 * Runs inside the sandbox, in a thread that submitted code never enters: one worker thread for each case, the next
 * ones made ready ahead, results passed on as they come.
 */
const job = JSON.parse(readFileSync(0, 'utf8')) as HarnessJob;
const key = createSecretKey(job.key, 'hex');
job.key = '';
/** Where submitted code may write. */
const workspace = process.cwd();
/** A run that has said this much stops, and another sandbox goes on, so that the channel never overflows. */
const channelCharacters = 32 * 1024 * 1024;
const aheadOfTime = 2;
let said = 0;

await runCases();
process.exit(0);

async function runCases(): Promise<void> {
  const ready: Thread[] = [];
  say({ kind: 'ready' });
  for (const [i, { index, args }] of job.cases.entries()) {
    if (said > channelCharacters) return;
    const { worker, up } = ready.shift() ?? startThread();
    // Its time limit is the case's alone: how long a busy machine takes to start a thread is no fault of submitted code.
    await up;
    say({ kind: 'started', index });
    const result = runCase(worker, args);
    while (ready.length < Math.min(aheadOfTime, job.cases.length - i - 1)) ready.push(startThread());
    say({ kind: 'done', index, result: await result });
    await stopWorker(worker);
    if (!leaveNothing({ workspace, alone: job.alone })) return;
  }
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

interface Thread {
  worker: Worker;
  /** Fulfilled when it executes code, or has ended before it could. */
  up: Promise<void>;
}

function startThread(): Thread {
  const worker = new Worker(new URL('./case.mjs', import.meta.url), {
    env: {}, argv: [], execArgv: job.addons ? [] : ['--no-addons'], stdout: true, stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: job.memoryMb },
  });
  // An error before its turn comes out as an exit at its turn.
  worker.on('error', () => undefined);
  const up = new Promise<void>((resolve) => { worker.once('online', resolve).once('exit', () => { resolve(); }); });
  return { worker, up };
}

/** What came of a case, in the form of `CaseResult`; the worker's own words when it had any. */
function runCase(worker: Worker, args: string): Promise<string> {
  const { port1: port, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    let drained = false;
    const finish = (result: string): void => {
      clearTimeout(timer);
      port.close();
      resolve(result);
    };
    const hear = (message: unknown): void => {
      if (message === 'drained') drained = true;
      else finish(String(message));
    };
    const timer = setTimeout(() => { finish('{"kind":"timed-out"}'); }, job.seconds * 1000);
    port.on('message', hear);
    worker.on('error', (error: unknown) => {
      hearAll(port, hear);
      finish(isOutOfMemory(error) ? '{"kind":"out-of-memory"}' : JSON.stringify({ kind: 'threw', milliseconds: 0, ...describeThrown(error) }));
    });
    worker.on('exit', (code) => {
      hearAll(port, hear);
      finish(drained ? '{"kind":"never-settled"}' : JSON.stringify({ kind: 'exited', code }));
    });
    worker.postMessage({ port: port2, entry: job.entry, args }, [port2]);
  });
}

/** Messages that were sent before the thread ended and have not been delivered yet. */
function hearAll(port: MessagePort, hear: (message: unknown) => void): void {
  for (let next = receive(port); next !== undefined; next = receive(port)) hear(next.message);
}

function receive(port: MessagePort): { message: unknown } | undefined {
  return receiveMessageOnPort(port);
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** A thread stuck in native code cannot be stopped: then this process ends, and another sandbox goes on with the next case. */
async function stopWorker(worker: Worker): Promise<void> {
  const stuck = setTimeout(() => { process.kill(process.pid, 'SIGKILL'); }, 1000);
  await worker.terminate();
  clearTimeout(stuck);
}
