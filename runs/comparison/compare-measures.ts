import { roundFigure } from '../../evaluators/round-figure.ts';
import { comparePaired, type KeyedScore, type PairedComparison } from '../statistics/compare-paired.ts';
import { measures, type ComparedTrial, type Measure } from './compared-run.ts';
import { neededSample } from './needed-sample.ts';
import type { TrialPair } from './pair-trials.ts';
import type { MeasureComparison, PartComparison } from './run-comparison.ts';

/** Usability and the dimensions, adjusted over all of them. */
export function compareDimensions(pairs: readonly TrialPair[]): MeasureComparison[] {
  const compared = comparePaired(measures.map((measure) => pairedMeasure(measure, pairs, { name: measure, unit: taskOf })));
  return measures.flatMap((measure, i) => asComparison(compared[i], measure, pairs) ?? []);
}

export interface PartsRequest {
  pairs: readonly TrialPair[];
  /** The part that a pair belongs to. */
  partOf: (pair: TrialPair) => string;
  /** In the order wanted. */
  parts: readonly string[];
  /** What is independent of each other within a part. */
  unit: (pair: TrialPair) => string;
}

/** The same for each of the parts that pairs fall into, each measure adjusted over the parts. */
export function compareParts({ pairs, partOf, parts, unit }: PartsRequest): PartComparison[] {
  const own = parts.map((name) => ({ name, pairs: pairs.filter((pair) => partOf(pair) === name) }));
  const byMeasure = measures.map((measure) => comparePaired(own.map((part) => pairedMeasure(measure, part.pairs, { name: part.name, unit }))));
  return own.flatMap((part, i) => {
    const [usability, ...dimensions] = measures.map((measure, m) => asComparison(byMeasure[m]?.[i], measure, unit === taskOf ? part.pairs : []));
    return usability === undefined ? [] : [{ ...usability, name: part.name, dimensions: dimensions.flatMap((each) => each ?? []) }];
  });
}

/** The unit wherever several tasks are compared: repeats and personas share a task's difficulty. */
export function taskOf({ base }: TrialPair): string {
  return base.trial.task;
}

function pairedMeasure(measure: Measure, pairs: readonly TrialPair[], { name, unit }: { name: string; unit: (pair: TrialPair) => string }): Parameters<typeof comparePaired>[0][number] {
  const side = (trialOf: (pair: TrialPair) => ComparedTrial): KeyedScore[] => pairs.map((pair) => ({ key: pair.key, task: unit(pair), score: trialOf(pair).scores[measure] }));
  return { name, base: side(({ base }) => base), head: side(({ head }) => head) };
}

function asComparison(compared: PairedComparison | undefined, measure: Measure, pairs: readonly TrialPair[]): MeasureComparison | undefined {
  if (compared === undefined) return undefined;
  const { means, difference, interval, probability, adjusted, verdict, detectable, tasks, leftOut } = compared;
  return {
    name: measure,
    base: rounded(means?.base), head: rounded(means?.head), difference: rounded(difference),
    low: rounded(interval?.low), high: rounded(interval?.high),
    probability: roundedProbability(probability), adjusted: roundedProbability(adjusted), verdict,
    detectable: rounded(detectable), needed: neededSample(differencesOf(measure, pairs)),
    units: tasks, pairs: compared.pairs, unscored: leftOut.unscored,
  };
}

function differencesOf(measure: Measure, pairs: readonly TrialPair[]): Parameters<typeof neededSample>[0] {
  return pairs.flatMap(({ base, head }) => {
    const [before, after] = [base.scores[measure], head.scores[measure]];
    const { library, task, persona, arm, model, repeat } = base.trial;
    return before === null || after === null ? [] : [{ task, cell: JSON.stringify([library, persona, arm, model]), repeat, difference: after - before }];
  });
}

function rounded(figure: number | null | undefined): number | null {
  return figure == null ? null : roundFigure(figure);
}

/** Two digits more than a score. */
function roundedProbability(probability: number | null): number | null {
  return probability === null ? null : Math.round(10_000 * probability) / 10_000;
}
