import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostname } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { RunEnd } from './execute-run.ts';
import { identifyProcess } from './process-identity.ts';

/** Who sits at a run, or how the last sitting ended; in `<home>/sittings/<run>.json`, so that other processes can tell. */
const sittingSchema = z.strictObject({
  version: z.literal(1),
  run: z.string(),
  /** Of the process. */
  pid: z.number().int().positive(),
  /** Which process that is; null where the system does not tell, left out by versions of before. */
  process: z.strictObject({ host: z.string(), start: z.string() }).nullable().optional(),
  /** What was asked for beside what the run itself holds, for whoever goes on with it; left out by versions of before. */
  asked: z.strictObject({ concurrency: z.number().int().positive(), gates: z.array(z.string()) }).optional(),
  /** ISO 8601. */
  begunAt: z.string(),
  /** Attempts that were graded when it began. */
  gradedBefore: z.number().int().nonnegative(),
  /** Null while it lasts, and where the process was killed. */
  end: z.strictObject({ kind: z.enum(['finished', 'interrupted', 'budget-spent', 'store-failed', 'world-failed', 'failed']), reason: z.string() }).nullable(),
});
export type Sitting = z.infer<typeof sittingSchema>;

/** Every end of a run, and `failed` for what should not happen. */
type EndKind = RunEnd['kind'] | 'failed';

export interface OpenSitting extends Disposable {
  /** In words; empty where the run is finished. */
  end: (kind: EndKind, reason: string) => void;
}

export interface SittingRequest {
  home: string;
  run: string;
  gradedBefore: number;
  /** ISO 8601. */
  begunAt: string;
  asked: { concurrency: number; gates: string[] };
}

/** How often it shows that it is alive, and how old the last sign may be; work that blocks a process for long is part of a run. */
const signMs = 5_000;
const oldestSignMs = 180_000;

/** Says that this process sits at a run until it is disposed of; one that is disposed of without an end has failed. */
export function openSitting({ home, run, gradedBefore, begunAt, asked }: SittingRequest): OpenSitting {
  const file = path.join(folderOf(home), `${run}.json`);
  const sitting: Sitting = { version: 1, run, pid: process.pid, process: identifyProcess(process.pid), asked, begunAt, gradedBefore, end: null };
  // For the eyes of others only: that it cannot be written is no reason to stop a run.
  const write = (end: Sitting['end']): void => {
    try {
      mkdirSync(folderOf(home), { recursive: true });
      writeFileSync(`${file}.${String(process.pid)}`, `${JSON.stringify({ ...sitting, end })}\n`);
      renameSync(`${file}.${String(process.pid)}`, file);
    } catch {
      // As above.
    }
  };
  write(null);
  const signs = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // As above.
    }
  }, signMs).unref();
  let isOver = false;
  const end = (kind: EndKind, reason: string): void => {
    clearInterval(signs);
    if (!isOver) write({ kind, reason });
    isOver = true;
  };
  return { end, [Symbol.dispose]: () => { end('failed', 'It broke off; its messages say why.'); } };
}

export interface KnownSitting extends Sitting {
  /** Whether its process is still at it. */
  isUnderWay: boolean;
  /** Whether that process is proved to be the one with this number on this machine, so that a signal reaches no other. */
  isProved: boolean;
}

/** The last sitting at each run of a home folder that had one, by run. */
export function listSittings(home: string): Map<string, KnownSitting> {
  const sittings = new Map<string, KnownSitting>();
  for (const name of namesIn(folderOf(home))) {
    const sitting = readSitting(path.join(folderOf(home), name));
    if (sitting !== undefined) sittings.set(sitting.run, sitting);
  }
  return sittings;
}

/**
 * Interrupts the process that sits at a run, as its own Ctrl-C would: what is finished is saved. False where none is proved to
 * sit there; the number of a process that is gone may be that of another.
 * @throws what the system says where this user may not
 */
export function interruptSitting(home: string, run: string): boolean {
  const sitting = readSitting(path.join(folderOf(home), `${run}.json`));
  if (sitting?.isProved !== true) return false;
  process.kill(sitting.pid, 'SIGINT');
  return true;
}

function readSitting(file: string): KnownSitting | undefined {
  try {
    const sitting = sittingSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const isOpen = sitting.end === null && Date.now() - statSync(file).mtimeMs < oldestSignMs;
    return { ...sitting, ...(isOpen ? standingOf(sitting) : { isUnderWay: false, isProved: false }) };
  } catch {
    // Of another version, or gone meanwhile: nothing is known then.
    return undefined;
  }
}

function standingOf({ pid, process: recorded }: Sitting): Pick<KnownSitting, 'isUnderWay' | 'isProved'> {
  // Nothing but its signs tells of a process of another machine.
  if (recorded?.host !== undefined && recorded.host !== hostname()) return { isUnderWay: true, isProved: false };
  const now = recorded === undefined || recorded === null ? null : identifyProcess(pid);
  if (now === null) return { isUnderWay: isAlive(pid), isProved: false };
  const isProved = isDeepStrictEqual(now, recorded);
  return { isUnderWay: isProved, isProved };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}

function folderOf(home: string): string {
  return path.join(home, 'sittings');
}
