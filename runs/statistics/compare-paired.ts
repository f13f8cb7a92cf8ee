import { detectableDifference } from './detectable-difference.ts';
import { adjustByHolm } from './holm.ts';
import type { Interval } from './interval.ts';
import { meanInterval } from './mean-interval.ts';
import { mean } from './mean.ts';
import { signFlipTest } from './sign-flip-test.ts';

/** One trial's score from 0 to 100, or null where it is unscored. */
export interface KeyedScore {
  /** The same on both sides for what is to be compared, repeat included. Once on each side. */
  key: string;
  task: string;
  score: number | null;
}

export interface PairedMeasure {
  /** Such as a dimension. */
  name: string;
  base: readonly KeyedScore[];
  head: readonly KeyedScore[];
}

export interface PairedComparison {
  name: string;
  /** Tasks with at least one pair that is scored on both sides. */
  tasks: number;
  /** Keys that are scored on both sides. */
  pairs: number;
  /** What was left out: keys of one side only, and keys of both sides with a score missing on either. */
  leftOut: { onlyBase: number; onlyHead: number; unscored: number };
  /** Over the pairs, tasks counting alike; null without a pair. */
  means: { base: number; head: number } | null;
  /** Head less base in points; null without a pair. */
  difference: number | null;
  /** 95 %, of this measure alone; null with fewer than two tasks. */
  interval: Interval | null;
  /** Two-sided, and the same after Holm's adjustment over the measures; null with fewer than two tasks. */
  probability: number | null;
  adjusted: number | null;
  /** `better` or `worse` where the adjusted probability is at most 0.05. */
  verdict: 'better' | 'worse' | 'no conclusion';
  /**
   * Points by which the sides would have to differ for a comparison of this size to show it in 80 of 100 cases, at a
   * two-sided 5 %. Null where that cannot be said: fewer than 6 tasks can show nothing, and differences that are all the
   * same tell no variance.
   */
  detectable: number | null;
}

const level = 0.05;

/**
 * Compares two runs score by score. Pairs share a key; a task's difference is the mean over its pairs, since repeats and
 * personas share the task's difficulty, and the task is the unit of everything that follows. The p-value is that of a
 * sign-flip randomisation test over tasks, valid for 8 tasks as for 40; the interval that of a mean of bounded values,
 * on the scale from −100 to 100. Same scores, same result, in whatever order they come.
 */
export function comparePaired(measures: readonly PairedMeasure[]): PairedComparison[] {
  const compared = measures.map(compareMeasure);
  const tested = compared.flatMap(({ probability }) => probability ?? []);
  const adjusted = adjustByHolm(tested);
  let next = 0;
  return compared.map((comparison) => {
    if (comparison.probability === null) return comparison;
    const own = adjusted[next] ?? 1;
    next += 1;
    return { ...comparison, adjusted: own, verdict: verdictOf(comparison.difference ?? 0, own) };
  });
}

function compareMeasure({ name, base, head }: PairedMeasure): PairedComparison {
  const { pairs, leftOut } = pairUp(base, head);
  const tasks = taskMeans(pairs);
  const differences = tasks.map((task) => task.head - task.base);
  const baseMean = mean(tasks.map((task) => task.base));
  const headMean = mean(tasks.map((task) => task.head));
  return {
    name,
    tasks: tasks.length,
    pairs: pairs.length,
    leftOut,
    means: baseMean === null || headMean === null ? null : { base: baseMean, head: headMean },
    difference: mean(differences),
    interval: meanInterval({ values: differences, low: -100, high: 100, unseenTasks: 0 }),
    probability: differences.length < 2 ? null : signFlipTest(differences),
    adjusted: null,
    verdict: 'no conclusion',
    detectable: detectableDifference(differences),
  };
}

interface Pair {
  task: string;
  base: number;
  head: number;
}

function pairUp(base: readonly KeyedScore[], head: readonly KeyedScore[]): { pairs: Pair[]; leftOut: PairedComparison['leftOut'] } {
  const byKey = new Map(head.map((score) => [score.key, score]));
  const shared = base.flatMap(({ key, task, score }) => {
    const other = byKey.get(key);
    return other === undefined ? [] : [{ task, base: score, head: other.score }];
  });
  const pairs = shared.flatMap((pair) => (pair.base === null || pair.head === null ? [] : [{ task: pair.task, base: pair.base, head: pair.head }]));
  return { pairs, leftOut: { onlyBase: base.length - shared.length, onlyHead: head.length - shared.length, unscored: shared.length - pairs.length } };
}

/** In the order of the tasks' names, so that sums come out the same whatever the order of the scores. */
function taskMeans(pairs: readonly Pair[]): Pair[] {
  const byTask = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const own = byTask.get(pair.task);
    if (own === undefined) byTask.set(pair.task, [pair]);
    else own.push(pair);
  }
  return [...byTask]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([task, own]) => ({ task, base: meanOf(own.map(({ base }) => base)), head: meanOf(own.map(({ head }) => head)) }));
}

/** Of at least one value; sorted, because a sum depends on its order in the last digits. */
function meanOf(values: number[]): number {
  return mean(values.toSorted((a, b) => a - b)) ?? NaN;
}

function verdictOf(difference: number, adjusted: number): PairedComparison['verdict'] {
  if (adjusted > level || difference === 0) return 'no conclusion';
  return difference > 0 ? 'better' : 'worse';
}
