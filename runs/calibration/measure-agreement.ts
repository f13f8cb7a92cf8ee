import { dimensions, type Dimension } from '../../evaluators/evaluation.ts';
import { bands, bandOf } from '../../evaluators/score-band.ts';
import { bootstrapInterval } from '../statistics/bootstrap-interval.ts';
import { alphaTerms, intervalAlpha } from '../statistics/interval-alpha.ts';
import { mean } from '../statistics/mean.ts';
import { meanInterval } from '../statistics/mean-interval.ts';
import { median } from '../statistics/median.ts';
import { spearman } from '../statistics/rank-correlation.ts';
import { quadraticKappa } from '../statistics/weighted-kappa.ts';
import type { JudgedRow } from './judge-rows.ts';

/** A figure with its 95 % interval over rows, by bootstrap but for the means; the interval is null with fewer than two rows. */
export interface Estimate {
  value: number;
  low: number | null;
  high: number | null;
}

/** How a judge's grades agree with the mean of the human ones in one dimension; null where a measure is not defined. */
export interface Agreement {
  /** The judge's id, or `median` for the median of several. */
  judge: string;
  dimension: Dimension;
  /** Rows with a grade of the judge, and those without. */
  rows: number;
  unscored: number;
  /** Rank correlation, −1 to 1. */
  spearman: Estimate | null;
  /** Cohen's kappa over the four bands with quadratic weights. */
  kappa: Estimate | null;
  /** Points of 100. */
  meanAbsoluteError: Estimate | null;
  /** Mean of judge minus human, in points: positive for a lenient judge. */
  bias: Estimate | null;
  /** Krippendorff's alpha of the judge and the humans' mean, interval data. */
  alpha: Estimate | null;
}

/** How far people agree among themselves, where several graded: no judge need do better. */
export interface HumanAgreement {
  dimension: Dimension;
  rows: number;
  alpha: Estimate | null;
}

export function measureAgreement(rows: readonly JudgedRow[], judges: readonly string[]): { judges: Agreement[]; humans: HumanAgreement[] } {
  const present = dimensions.filter((dimension) => rows.some((row) => row.dimension === dimension));
  const names = judges.length > 1 ? [...judges, 'median'] : judges;
  return {
    judges: names.flatMap((judge) => present.map((dimension) => agreementOf(judge, dimension, rows.filter((row) => row.dimension === dimension)))),
    humans: present.flatMap((dimension) => {
      const graded = rows.filter((row) => row.dimension === dimension && row.humans.filter((grade) => grade !== null).length > 1);
      return graded.length === 0 ? [] : [{ dimension, rows: graded.length, alpha: estimate(graded.map(({ humans }) => alphaTerms([humans])), intervalAlpha, `humans/${dimension}`) }];
    }),
  };
}

interface Pair {
  human: number;
  judge: number;
}

function agreementOf(judge: string, dimension: Dimension, rows: readonly JudgedRow[]): Agreement {
  const pairs = rows.flatMap((row) => {
    const grade = gradeOf(row, judge);
    const human = mean(row.humans.filter((each) => each !== null));
    return grade === null || human === null ? [] : [{ human, judge: grade }];
  });
  const measure = (name: string, statistic: (sample: readonly Pair[]) => number | null): Estimate | null => estimate(pairs, statistic, `${judge}/${dimension}/${name}`);
  return {
    judge, dimension, rows: pairs.length, unscored: rows.length - pairs.length,
    spearman: measure('spearman', (sample) => spearman(sample.map(({ human }) => human), sample.map((pair) => pair.judge))),
    kappa: measure('kappa', (sample) => quadraticKappa(sample.map(({ human }) => bandRank(human)), sample.map((pair) => bandRank(pair.judge)), bands.length)),
    meanAbsoluteError: meanOf(pairs.map((pair) => Math.abs(pair.judge - pair.human)), 0),
    bias: meanOf(pairs.map((pair) => pair.judge - pair.human), -100),
    alpha: estimate(pairs.map((pair) => alphaTerms([[pair.human, pair.judge]])), intervalAlpha, `${judge}/${dimension}/alpha`),
  };
}

/** The judge's own, or the median of all for `median`. */
function gradeOf({ judgements }: JudgedRow, judge: string): number | null {
  const own = judge === 'median' ? judgements : judgements.filter((each) => each.judge === judge);
  return median(own.flatMap(({ verdict }) => (verdict.kind === 'scored' ? [verdict.score] : [])));
}

function bandRank(figure: number): number {
  return bands.findIndex(({ name }) => name === bandOf(figure));
}

/** Of differences between `low` and 100 points. */
function meanOf(values: readonly number[], low: number): Estimate | null {
  const value = mean(values);
  if (value === null) return null;
  const interval = meanInterval({ values, low, high: 100, unseenTasks: 0.1 });
  return { value, low: interval?.low ?? null, high: interval?.high ?? null };
}

function estimate<Unit>(units: readonly Unit[], statistic: (sample: readonly Unit[]) => number | null, seed: string): Estimate | null {
  const value = statistic(units);
  if (value === null) return null;
  const interval = bootstrapInterval({ units, statistic, seed });
  return { value, low: interval?.low ?? null, high: interval?.high ?? null };
}
