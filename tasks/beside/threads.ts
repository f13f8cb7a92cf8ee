import { TooSlow } from '../languages/within-time.ts';
import { outputOf, type Question } from './answer.ts';
import { startThread, type Thread, type ThreadLimits } from './thread.ts';
import { workerProgram } from './worker-program.ts';

/** What somebody waits for goes first. */
export type Lane = 'urgent' | 'patient';

/** Threads that do what they are asked, each one thing at a time. */
export interface Threads {
  /** @throws TooSlow for what took too long or too much memory, and whatever the work throws */
  run(lane: Lane, question: Question): Promise<unknown>;
  /** Waits for what is under way, then ends all threads but one, which stays warm and keeps no program from ending. */
  rest(): Promise<void>;
}

export interface ThreadsRequest {
  /** First file of their program, without extension. */
  entry: string;
  most: number;
  limits: ThreadLimits;
}

interface Asked {
  question: Question;
  resolve: (output: unknown) => void;
  reject: (error: unknown) => void;
}

/** The first thread starts with the first question, others when questions wait for busy ones: each costs memory and has to warm up. */
export function openThreads({ entry, most, limits }: ThreadsRequest): Threads {
  const waiting: Record<Lane, Asked[]> = { urgent: [], patient: [] };
  const idle: Thread[] = [];
  const underWay = new Set<Promise<unknown>>();
  let busy = 0;

  const start = async (): Promise<Thread> => startThread(await workerProgram(entry), limits);
  const next = (): Asked | undefined => waiting.urgent.shift() ?? waiting.patient.shift();

  /** Does questions one after the other for as long as there are any. */
  const work = async (): Promise<void> => {
    busy += 1;
    let thread = idle.pop();
    for (let asked = next(); asked !== undefined; asked = next()) {
      const { question, resolve, reject } = asked;
      try {
        thread ??= await start();
        let given = await thread.ask(question);
        if (given.kind === 'lost' && given.why === 'memory') {
          // What earlier questions left in it may have been what was too much.
          thread = await start();
          given = await thread.ask(question);
        }
        if (given.kind === 'lost') {
          thread = undefined;
          reject(given.why === 'ended' ? new Error(given.message) : new TooSlow(given.message));
        } else {
          resolve(outputOf(given));
        }
      } catch (error) {
        reject(error);
      }
    }
    if (thread !== undefined) idle.push(thread);
    busy -= 1;
  };

  return {
    run: (lane, question) => {
      const output = new Promise((resolve, reject) => { waiting[lane].push({ question, resolve, reject }); });
      const waits = waiting.urgent.length + waiting.patient.length;
      if (busy === 0 || idle.length > 0 || (busy < most && waits > 1)) void work();
      const settled = output.then(() => undefined, () => undefined).finally(() => underWay.delete(settled));
      underWay.add(settled);
      return output;
    },
    rest: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
      await Promise.all(idle.splice(1).map((thread) => thread.end()));
    },
  };
}
