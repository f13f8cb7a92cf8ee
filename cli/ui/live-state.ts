import { hostname } from 'node:os';
import type { LatestAttempt, LiveJob, LiveRun, LiveState, RunState } from '../../reports/live/live-run.ts';
import { dimensions, type Dimension } from '../../evaluators/evaluation.ts';
import { listSittings, type KnownSitting } from '../../runs/sitting.ts';
import type { LatestOutcome } from '../../runs/store-latest.ts';
import type { RunSummary, Store } from '../../runs/store.ts';
import type { RunJob } from './run-jobs.ts';

export interface LiveStateRequest {
  store: Store;
  home: string;
  jobs: readonly RunJob[];
  interrupted: ReadonlySet<string>;
  /** The run that is looked at more closely. */
  run?: string | undefined;
  now: number;
}

/** A page shows no more. */
const mostRuns = 300;
const mostJobs = 10;
const mostLatest = 12;

/** How things stand, from the store and from what processes say of themselves: runs of other terminals are seen alike. */
export function readLiveState({ store, home, jobs, interrupted, run, now }: LiveStateRequest): LiveState {
  const sittings = listSittings(home);
  const kept = store.listKept();
  const spent = store.listSpent();
  const all = store.listRuns();
  const shown = run === undefined ? all.slice(0, mostRuns) : all.filter(({ id }) => id === run);
  const runs = shown.map((summary): LiveRun => ({
    ...summary,
    names: kept.flatMap((each) => (each.run === summary.id ? [each.name] : [])),
    spent: spent.get(summary.id) ?? null,
    state: stateOf(summary, sittings.get(summary.id), { jobs, interrupted, now }),
    asked: sittings.get(summary.id)?.asked ?? null,
  }));
  return {
    runs, runCount: all.length,
    jobs: jobs.slice(0, mostJobs).map((job) => describeJob(job, sittings)),
    latest: run === undefined ? [] : store.listLatest(run, mostLatest).map(latestAttempt),
  };
}

function stateOf({ planned, graded }: RunSummary, sitting: KnownSitting | undefined, { jobs, interrupted, now }: Pick<LiveStateRequest, 'jobs' | 'interrupted' | 'now'>): RunState {
  if (sitting?.isUnderWay === true) {
    const { pid, begunAt, gradedBefore } = sitting;
    const job = jobs.find((each) => each.pid === pid && each.state !== 'ended')?.id ?? null;
    const stop = !sitting.isProved ? 'cannot' : interrupted.has(sittingKey(sitting)) ? 'asked' : 'can';
    const host = sitting.process?.host ?? null;
    return { kind: 'under-way', pid, job, begunAt, stop, host: host === hostname() ? null : host, pace: paceOf({ steps: graded - gradedBefore, left: planned - graded, elapsed: now - Date.parse(begunAt) }) };
  }
  if (graded >= planned) return { kind: 'finished' };
  return { kind: 'stopped', reason: sitting === undefined ? '' : sitting.end === null ? 'Its process was killed, or the machine went down.' : sitting.end.reason };
}

/** A sitting among all. */
export function sittingKey({ run, pid, begunAt }: Pick<KnownSitting, 'run' | 'pid' | 'begunAt'>): string {
  return `${run} ${String(pid)} ${begunAt}`;
}

/** Before that, what comes first says little about the rest. */
const leastSteps = 3;
const leastMs = 5_000;

function paceOf({ steps, left, elapsed }: { steps: number; left: number; elapsed: number }): { perMinute: number; minutesLeft: number } | null {
  if (steps < leastSteps || elapsed < leastMs) return null;
  const perMinute = (60_000 * steps) / elapsed;
  // Rounded, so that what looks the same is the same.
  return { perMinute: Number(perMinute.toPrecision(2)), minutesLeft: Math.ceil(left / perMinute) };
}

function describeJob(job: RunJob, sittings: ReadonlyMap<string, KnownSitting>): LiveJob {
  const { id, command, startedAt, state, exitCode, readMessages } = job;
  job.run ??= runOf(job, sittings);
  return { id, command, startedAt, run: job.run, state, exitCode, messages: readMessages() };
}

/** The run that a process of this server sits or sat at, as long as no other has sat there since. */
export function runOf({ pid, startedAt }: Pick<RunJob, 'pid' | 'startedAt'>, sittings: ReadonlyMap<string, KnownSitting>): string | null {
  return [...sittings.values()].find((sitting) => sitting.pid === pid && sitting.begunAt >= startedAt)?.run ?? null;
}

function latestAttempt({ key, trial, ending, evaluations }: LatestOutcome): LatestAttempt {
  const scoreOf = (wanted: Dimension): number | null => {
    const evaluation = evaluations.find(({ dimension }) => dimension === wanted);
    return evaluation?.kind === 'scored' ? evaluation.score : null;
  };
  return { key, trial, ending, scores: Object.fromEntries(dimensions.map((dimension) => [dimension, scoreOf(dimension)])) as LatestAttempt['scores'] };
}
