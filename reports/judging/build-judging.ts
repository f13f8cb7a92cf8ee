import { sumUsage } from '../../agents/sum-usage.ts';
import { trialKey } from '../../agents/trial.ts';
import { dimensions, type Dimension } from '../../evaluators/evaluation.ts';
import { bandsApart } from '../../evaluators/score-band.ts';
import { bootstrapInterval } from '../../runs/statistics/bootstrap-interval.ts';
import { alphaTerms, intervalAlpha } from '../../runs/statistics/interval-alpha.ts';
import type { RatedUnit } from '../../runs/statistics/krippendorff-alpha.ts';
import { median } from '../../runs/statistics/median.ts';
import type { CountedAttempt, CountedJudgement, CountedOutcome } from '../counted-attempt.ts';
import type { ReportGroup } from '../report.ts';
import { roundFigure } from '../../evaluators/round-figure.ts';
import { score } from '../score.ts';
import type { JudgedDimension, JudgedScore, JudgeSummary, Judging, Parting } from './judging.ts';

export interface BuildJudgingRequest {
  outcomes: readonly CountedOutcome[];
  /** The report's, in its order; those of other outcomes are left out. */
  attempts: readonly CountedAttempt[];
  groups: readonly ReportGroup[];
  /** Ids, in the report's order. */
  tasks: readonly string[];
}

/** What judges said over a whole run, beside what was measured; undefined when none was asked. */
export function buildJudging({ outcomes, attempts, groups, tasks }: BuildJudgingRequest): Judging | undefined {
  const byKey = new Map(outcomes.map(({ attempt, judgements }) => [trialKey(attempt.trial), judgements ?? []]));
  const judged = attempts.map((attempt) => ({ attempt, judgements: byKey.get(attempt.key) ?? [] }));
  const all = judged.flatMap(({ judgements }) => judgements);
  if (all.length === 0) return undefined;
  const judges = [...new Set(all.map(({ judge }) => judge))].sort();
  const rows = dimensions.flatMap((dimension) => judged.map((each) => rowOf(each, dimension, judges)));
  return {
    judges: judges.map((judge) => summarise(judge, all.filter((each) => each.judge === judge))),
    dimensions: dimensions.map((dimension) => judgedDimension(dimension, rows.filter((row) => row.dimension === dimension), { judges, tasks })),
    groups: groups.map(({ library, arm, model, personas }) => ({
      library, arm, model,
      personas: personas.map(({ persona }) => ({
        persona,
        dimensions: Object.fromEntries(dimensions.map((dimension) => {
          const own = rows.filter((row) => row.dimension === dimension && isOf(row.attempt, { library, arm, model, persona }));
          return [dimension, judgedScore(own, tasks)];
        })) as Record<Dimension, JudgedScore>, // a pair for each dimension
      })),
    })),
    partings: rows.flatMap(parting).sort(byGap),
  };
}

/** One attempt in one dimension. */
interface Row {
  attempt: CountedAttempt;
  dimension: Dimension;
  measured: number | null;
  /** In the order of the judges. */
  scores: RatedUnit;
  judges: readonly string[];
  /** Median of the scores. */
  judged: number | null;
}

function rowOf({ attempt, judgements }: { attempt: CountedAttempt; judgements: readonly CountedJudgement[] }, dimension: Dimension, judges: readonly string[]): Row {
  const verdict = attempt.dimensions[dimension];
  const scores = judges.map((judge) => {
    const said = judgements.find((each) => each.judge === judge && each.dimension === dimension)?.verdict;
    return said?.kind === 'scored' ? said.score : null;
  });
  return { attempt, dimension, measured: verdict.kind === 'scored' ? verdict.score : null, scores, judges, judged: median(scores.filter((each) => each !== null)) };
}

function summarise(judge: string, own: readonly CountedJudgement[]): JudgeSummary {
  const reasons = own.flatMap(({ verdict }) => (verdict.kind === 'unscored' ? [verdict.reason] : []));
  return {
    judge,
    asked: own.length,
    scored: own.length - reasons.length,
    unscored: [...new Set(reasons)].sort().map((reason) => ({ reason, count: reasons.filter((each) => each === reason).length })),
    temperature: own.some(({ temperature }) => temperature === null) ? null : 0,
    usage: sumUsage(own.map(({ usage }) => usage)),
  };
}

function judgedDimension(dimension: Dimension, rows: readonly Row[], { judges, tasks }: { judges: readonly string[]; tasks: readonly string[] }): JudgedDimension {
  return { dimension, ...judgedScore(rows, tasks), alpha: judges.length < 2 ? null : alphaOf(rows, tasks, dimension), parted: rows.filter(isParted).length };
}

function judgedScore(rows: readonly Row[], tasks: readonly string[]): JudgedScore {
  const both = rows.filter(({ measured, judged }) => measured !== null && judged !== null);
  const mean = (value: (row: Row) => number | null): JudgedScore['judged'] =>
    score(tasks.map((task) => both.filter(({ attempt }) => attempt.trial.task === task).map(value))).value;
  return { measured: mean(({ measured }) => measured), judged: mean(({ judged }) => judged), attempts: both.length };
}

/** Attempts are what is rated; they are drawn by task, whose attempts resemble each other. */
function alphaOf(rows: readonly Row[], tasks: readonly string[], dimension: Dimension): JudgedDimension['alpha'] {
  const units = tasks.map((task) => alphaTerms(rows.filter(({ attempt }) => attempt.trial.task === task).map(({ scores }) => scores))).filter(({ count }) => count > 0);
  const value = intervalAlpha(units);
  if (value === null) return null;
  const interval = bootstrapInterval({ units, statistic: intervalAlpha, seed: `judging/${dimension}/alpha` });
  return { value: roundFigure(value), low: interval === null ? null : roundFigure(interval.low), high: interval === null ? null : roundFigure(interval.high) };
}

function isParted({ measured, judged }: Row): boolean {
  return measured !== null && judged !== null && bandsApart(measured, judged) > 1;
}

function parting(row: Row): Parting[] {
  const { attempt: { key }, dimension, measured, judged, judges, scores } = row;
  if (measured === null || judged === null || !isParted(row)) return [];
  const said = judges.flatMap((judge, i) => {
    const own = scores[i];
    return own == null ? [] : [{ judge, score: roundFigure(own) }];
  });
  return [{ key, dimension, measured, judged: roundFigure(judged), scores: said }];
}

/** The sort is stable: equal gaps stay in the order of dimensions and attempts. */
function byGap(a: Parting, b: Parting): number {
  return Math.abs(b.measured - b.judged) - Math.abs(a.measured - a.judged);
}

function isOf({ trial }: CountedAttempt, group: { library: string; arm: string; model: string; persona: string }): boolean {
  return trial.library === group.library && trial.arm === group.arm && trial.model === group.model && trial.persona === group.persona;
}
