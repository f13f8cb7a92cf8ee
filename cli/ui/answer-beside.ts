import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { AnswerLine } from '../../reports/live/answer-line.ts';
import { packageRoot } from '../../tasks/package-root.ts';
import type { HeavyQuestion, HeavyTask } from './heavy-question.ts';

/** Answers questions beside the server's own thread, so that a long run holds nobody else up. */
export interface Answers {
  /** Lines of `AnswerLine`, as they come. Whoever asks what is being answered already gets the same lines, from the first. */
  ask: (question: HeavyQuestion, version: string) => ReadableStream<Uint8Array>;
  /** How many processes are at work. */
  atWork: () => number;
}

interface Answering {
  child: ChildProcess;
  /** What it has written so far. */
  chunks: Uint8Array[];
  listeners: Set<ReadableStreamDefaultController<Uint8Array>>;
}

export interface AnswersRequest {
  home: string;
  /** Aborted when the server is to end. */
  signal: AbortSignal;
  report: (message: string) => void;
}

export function createAnswers({ home, signal, report }: AnswersRequest): Answers {
  const underWay = new Map<string, Answering>();
  const processes = new Set<Answering>();

  const begin = (key: string, question: HeavyQuestion): Answering => {
    // It calls no model, so that it needs nothing of the environment.
    const child = fork(path.join(packageRoot, 'dist/cli/ui/answer-process.js'), [], { env: {}, execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'], signal, killSignal: 'SIGKILL' });
    const answering: Answering = { child, chunks: [], listeners: new Set() };
    underWay.set(key, answering);
    processes.add(answering);
    // Its end is what counts.
    child.on('error', () => undefined);
    child.send({ question, home } satisfies HeavyTask);
    void relay(answering, report).finally(() => {
      processes.delete(answering);
      if (underWay.get(key) === answering) underWay.delete(key);
    });
    return answering;
  };

  return {
    atWork: () => processes.size,
    ask: (question, version) => {
      const key = JSON.stringify([question, version]);
      const answering = underWay.get(key) ?? begin(key, question);
      let listener: ReadableStreamDefaultController<Uint8Array>;
      return new ReadableStream<Uint8Array>({
        start: (controller) => {
          listener = controller;
          for (const chunk of answering.chunks) controller.enqueue(chunk);
          answering.listeners.add(controller);
        },
        cancel: () => {
          answering.listeners.delete(listener);
          if (answering.listeners.size > 0) return;
          // Nobody waits for it any more.
          processes.delete(answering);
          if (underWay.get(key) === answering) underWay.delete(key);
          answering.child.kill('SIGKILL');
        },
      });
    },
  };
}

/** Hands on what the process writes until it ends; one that ends without an answer is said to have failed. */
async function relay({ child, chunks, listeners }: Answering, report: AnswersRequest['report']): Promise<void> {
  const hand = (chunk: Uint8Array): void => {
    chunks.push(chunk);
    for (const listener of listeners) listener.enqueue(chunk);
  };
  let said = '';
  child.stderr?.on('data', (data: Buffer) => { said = `${said}${data.toString()}`.slice(-4_000); });
  child.stdout?.on('data', (data: Buffer) => { hand(new Uint8Array(data)); });
  const [code] = await once(child, 'close').catch(() => [null]) as [number | null];
  if (code !== 0 && listeners.size > 0) {
    report(`An answer of the page could not be made (exit code ${String(code)}):\n${said}`);
    hand(new TextEncoder().encode(`${JSON.stringify({ kind: 'refused', error: failed } satisfies AnswerLine)}\n`));
  }
  for (const listener of listeners) listener.close();
  listeners.clear();
}

const failed = 'The process that was to answer this failed in a way that it should not, for want of memory perhaps; the terminal of the server says more.';
