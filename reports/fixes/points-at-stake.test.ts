import { expect, test } from 'vitest';
import { trialKey } from '../../agents/trial.ts';
import { mean } from '../../runs/statistics/mean.ts';
import { buildReport } from '../build-report.ts';
import { sampleRun } from '../fixtures/sample/sample-run.ts';
import type { ReportHead } from '../report.ts';
import { pointsAtStake } from './points-at-stake.ts';

const { run, outcomes } = sampleRun({ repeats: 2 });
const report = buildReport({ run, outcomes, version: '1' });
const usabilityOf = ({ groups }: ReportHead): number => groups[0]?.usability.value?.mean ?? NaN;

test('the points of an attempt are what the library gains when it alone comes out like those that solved its task', () => {
  const points = pointsAtStake([report.attempts], run.suite.weights);
  const failed = report.attempts.filter(({ solved, usability }) => solved === false && usability !== null).filter((_, i) => i % 20 === 0);
  expect(failed.length).toBeGreaterThan(2);
  for (const { key, trial } of failed) {
    const solving = report.attempts.filter(({ solved }) => solved === true);
    const alike = solving.filter((each) => each.trial.task === trial.task);
    const lifted = outcomes.map((outcome) => (trialKey(outcome.attempt.trial) !== key ? outcome : {
      ...outcome,
      evaluations: outcome.evaluations.map((each) => {
        const reached = (alike.length > 0 ? alike : solving).map(({ dimensions }) => dimensions[each.dimension]).flatMap((verdict) => (verdict.kind === 'scored' ? [verdict.score] : []));
        return each.kind === 'unscored' ? each : { ...each, score: each.dimension === 'correctness' ? 100 : Math.max(each.score, mean(reached) ?? 0) };
      }),
    }));
    expect(usabilityOf(buildReport({ run, outcomes: lifted, version: '1' })) - usabilityOf(report)).toBeCloseTo(points.get(key) ?? NaN, 1);
  }
});

test('what is not in the score has nothing at stake', () => {
  const points = pointsAtStake([report.attempts], run.suite.weights);
  expect(report.attempts.filter(({ usability }) => usability === null).map(({ key }) => points.has(key))).not.toContain(true);
});
