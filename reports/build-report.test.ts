import { expect, test } from 'vitest';
import type { Trial } from '../agents/trial.ts';
import type { Evaluation, FrictionClass } from '../evaluators/evaluation.ts';
import type { Stumble } from '../evaluators/friction/stumble.ts';
import type { Outcome } from '../runs/outcome.ts';
import { planTrials } from '../runs/plan-trials.ts';
import type { Run } from '../runs/run.ts';
import { buildReport } from './build-report.ts';
import { sampleRun } from './fixtures/sample/sample-run.ts';
import type { WholeReport } from './report.ts';


test('usability is the weighted sum, averaged over repeats, then tasks, then personas', () => {
  const report = smallReport({
    'build-a-graph/junior/1': [100, 80, 50], // 50 + 24 + 10 = 84
    'build-a-graph/junior/2': [0, 40, 50], // 0 + 12 + 10 = 22, mean 53
    'pagerank/junior/1': [50, 60, 100], // 25 + 18 + 20 = 63
    'pagerank/junior/2': [50, 60, 0], // 43, mean 53
    'build-a-graph/expert/1': [100, 100, 100],
    'build-a-graph/expert/2': [100, 100, 100],
    'pagerank/expert/1': [100, 100, 0], // 80
    'pagerank/expert/2': [100, 100, 50], // 90, mean 85
  });
  const [junior, expert] = report.groups[0]?.personas ?? [];
  expect(report.attempts.map(({ usability }) => usability)).toEqual([84, 100, 63, 80, 22, 100, 43, 90]);
  expect(junior?.usability).toMatchObject({ value: { mean: 53, band: 'average' }, tasks: 2, unscored: 0 });
  expect(junior?.dimensions.correctness.value).toMatchObject({ mean: 50, band: 'average' });
  expect(expert?.usability.value).toMatchObject({ mean: 92.5, band: 'excellent' });
  // Of two tasks the interval says little, even where they came out alike.
  expect(expert?.usability.value?.low).toBeLessThan(20);
  expect(report.groups[0]?.usability.value).toMatchObject({ mean: 72.75, band: 'good' });
  expect(junior?.tasks[0]).toEqual({ task: 'build-a-graph', usability: 53, dimensions: { correctness: 50, compliance: 60, readability: 50 }, solved: 1, scored: 2, attempts: 2 });
  expect(junior?.solved).toMatchObject({ count: 1, of: 4 });
  expect(expert?.solved).toMatchObject({ count: 4, of: 4 });
  // Two tasks, not four attempts, are the units: Wilson of 2 in 2.
  expect(expert?.solved.low).toBeCloseTo(34.24, 1);
});

test('what repeats come to is estimated from the scored ones of each task', () => {
  const { groups } = smallReport({
    'build-a-graph/junior/1': [100, 0, 0],
    'build-a-graph/junior/2': [0, 0, 0],
    'pagerank/junior/1': [100, 0, 0],
    'pagerank/junior/2': [100, 0, 0],
    'build-a-graph/expert/1': [100, 0, 0],
    'build-a-graph/expert/2': [null, 0, 0],
    'pagerank/expert/1': [0, 0, 0],
  });
  const [junior, expert] = groups[0]?.personas ?? [];
  expect(junior?.repeats).toMatchObject([
    { k: 1, passAtK: { mean: 75 }, passHatK: { mean: 75 }, tasks: 2 },
    { k: 2, passAtK: { mean: 100, high: 100 }, passHatK: { mean: 50 }, tasks: 2 },
  ]);
  expect(junior?.repeats[1]?.passAtK.low).toBeCloseTo(34.24, 1);
  expect(expert?.repeats).toEqual([]);
  expect(expert?.tasks[0]).toMatchObject({ solved: 1, scored: 1, attempts: 2 });
});

test('unscored is counted with its reason and is never averaged as 0', () => {
  const report = smallReport({
    'build-a-graph/junior/1': [100, 100, null],
    'build-a-graph/junior/2': [100, 100, 50],
    'pagerank/junior/1': [null, null, null],
    'pagerank/junior/2': [null, null, null],
  });
  const junior = report.groups[0]?.personas[0];
  expect(junior?.usability).toEqual({ value: { mean: 90, low: 0, high: 100, band: 'excellent' }, tasks: 1, unscored: 3 });
  expect(junior?.dimensions.correctness).toMatchObject({ value: { mean: 100 }, tasks: 1, unscored: 2 });
  expect(junior?.solved).toMatchObject({ count: 2, of: 2 });
  expect(junior?.tasks[1]).toMatchObject({ task: 'pagerank', usability: null, attempts: 2 });
  expect(report.method.unscored).toHaveLength(7);
  expect(report.groups[0]?.personas[1]?.usability).toEqual({ value: null, tasks: 0, unscored: 0 });
  expect(report.warnings.join('\n')).toMatch(/4 of 8 attempts are missing.*--resume/);
});

test('a dimension without weight may be unscored', () => {
  const { run, outcomes } = small({ 'pagerank/junior/1': [50, 100, null] });
  run.suite = { ...run.suite, weights: { correctness: 0.5, compliance: 0.5, readability: 0 } };
  expect(buildReport({ run, outcomes, version: '1' }).attempts[0]?.usability).toBe(75);
});

test('friction is counted by class and persona, what most attempts met first', () => {
  const { run, outcomes } = small({ 'pagerank/junior/1': [0, 0, 0], 'pagerank/expert/1': [0, 0, 0], 'pagerank/expert/2': [0, 0, 0] });
  const stumble = (kind: FrictionClass, subject: string): Stumble => ({ class: kind, subject, evidence: [{ kind: 'no-passage' }] });
  outcomes[0]?.friction?.stumbles.push(stumble('discovery', 'lib.a'), stumble('discovery', 'lib.b'), stumble('discovery', 'lib.c'));
  outcomes[1]?.friction?.stumbles.push(stumble('deprecated', 'lib.old'), stumble('silent-wrong', ''));
  outcomes[2]?.friction?.stumbles.push(stumble('deprecated', 'lib.old'));
  expect(buildReport({ run, outcomes, version: '1' }).groups[0]?.friction).toEqual([
    { class: 'deprecated', attempts: 2, attemptsByPersona: { junior: 0, expert: 2 }, count: 2, byPersona: { junior: 0, expert: 2 }, subjects: [{ subject: 'lib.old', attempts: 2 }] },
    { class: 'discovery', attempts: 1, attemptsByPersona: { junior: 1, expert: 0 }, count: 3, byPersona: { junior: 3, expert: 0 }, subjects: ['lib.a', 'lib.b', 'lib.c'].map((subject) => ({ subject, attempts: 1 })) },
    { class: 'silent-wrong', attempts: 1, attemptsByPersona: { junior: 0, expert: 1 }, count: 1, byPersona: { junior: 0, expert: 1 }, subjects: [] },
  ]);
});

test('friction that was never looked into, or not in all, is said and not taken for none', () => {
  const { run, outcomes } = small({ 'pagerank/junior/1': [0, 0, 0], 'pagerank/expert/1': [0, 0, 0] });
  const [first, second] = outcomes;
  if (first === undefined || second === undefined) throw new Error('two were asked for');
  const report = buildReport({ run, outcomes: [{ ...first, friction: null }, { ...second, friction: { stumbles: [], unknown: [{ class: 'docs-gap', reason: 'gone' }] } }], version: '1' });
  expect(report.attempts.map(({ stumbles }) => stumbles)).toEqual([null, []]);
  expect(report.warnings.join('\n')).toMatch(/What 1 attempt stumbled over was never looked into. "uagent evaluate .*" does/);
  expect(report.method.untold).toEqual([{ trial: second.attempt.trial, class: 'docs-gap', reason: 'gone' }]);
});

test('readability stands beside that of the nearest reference', () => {
  const { run, outcomes } = small({ 'pagerank/junior/1': [100, 100, 64.5], 'pagerank/expert/1': [100, 100, 50] });
  const evaluation = outcomes[0]?.evaluations[2];
  if (evaluation?.kind === 'scored') evaluation.details = { kind: 'parts', parts: [], reference: { name: 'reference.ts', score: 72 } };
  expect(buildReport({ run, outcomes, version: '1' }).attempts.map(({ relativeToReference }) => relativeToReference)).toEqual([{ name: 'reference.ts', readability: 72, difference: -7.5 }, null]);
});

test('the reader is warned of leaking hints, a missing sandbox and a failed world', () => {
  const { run, outcomes } = small({ 'pagerank/junior/1': [null, null, null] });
  run.sandbox = 'none';
  run.personas = run.personas.map((persona) => ({ ...persona, hints: 'pseudocode' }));
  for (const { attempt } of outcomes) attempt.ending = { kind: 'world-failed', reason: 'endpoint gone', fatal: true };
  const warnings = buildReport({ run, outcomes, version: '1' }).warnings;
  expect(warnings[0]).toMatch(/without a sandbox/);
  expect(warnings[1]).toMatch(/Junior \(pseudocode\), Expert \(pseudocode\).*leaks/);
  expect(warnings.join('\n')).toMatch(/1 attempt failed for reasons outside the developer.*endpoint gone/);
});

test('each library, arm and model is a group in the order of the plan, and a full run warns of nothing', () => {
  const { run, outcomes } = sampleRun({ models: ['openai:b', 'offline'] });
  const graded = outcomes.map((outcome) => ({ ...outcome, evaluations: outcome.evaluations.map((evaluation) => (evaluation.kind === 'scored' ? evaluation : scored(evaluation.dimension, 50))) }));
  const submitted = graded.map((outcome) => ({ ...outcome, attempt: { ...outcome.attempt, ending: { kind: 'submitted' } as const } }));
  const report = buildReport({ run, outcomes: submitted, version: '1' });
  expect(report.groups.map(({ model }) => model)).toEqual(['openai:b', 'offline']);
  expect(report.attempts.map(({ trial }) => trial)).toEqual(run.trials);
  expect(report.warnings).toEqual([]);
});

test('the same run gives the same bytes whatever the order of its outcomes', () => {
  const { run, outcomes } = sampleRun();
  const report = JSON.stringify(buildReport({ run, outcomes, version: '1' }));
  expect(JSON.stringify(buildReport({ run, outcomes: [...outcomes].reverse(), version: '1' }))).toBe(report);
});

test('what arms show beside each other is paired by task, persona and repeat', () => {
  const { run, outcomes } = arms({ docs: [90, 80, 70, 100, 60, 90, 80], 'closed-book': [50, 60, 40, 60, 30, 40, 60], oracle: [90, 80, 70, 100, 60, 90, null] });
  const { contrasts, groups } = buildReport({ run, outcomes, version: '1' });
  expect(groups.map(({ arm }) => arm)).toEqual(['docs', 'closed-book', 'oracle']);
  expect(contrasts).toMatchObject([
    { kind: 'docs-lift', usability: { mean: 32.86, tasks: 7, verdict: 'better' }, personas: [{ persona: 'junior', usability: { mean: 32.86 } }] },
    { kind: 'retrieval-headroom', usability: { mean: 0, tasks: 6, verdict: 'no conclusion' } },
  ]);
  const low = contrasts[0]?.usability.low ?? 0;
  expect(low).toBeGreaterThan(15);
  expect(low).toBeLessThan(32);
});

test('a part of the docs costs what goes with it, over the trials that never read it too, and is in no other figure', () => {
  const { run, outcomes } = arms({ docs: [90, 80, 70, 100] });
  const [first] = outcomes;
  if (first === undefined) throw new Error('there are outcomes');
  const trial = { ...first.attempt.trial, without: 'guide.md' };
  const without = { ...first, attempt: { ...first.attempt, trial }, evaluations: [scored('correctness', 10), scored('compliance', 10), scored('readability', 10)] };
  const report = buildReport({ run: { ...run, trials: [...run.trials, trial] }, outcomes: [...outcomes, without], version: '1' });
  expect(report.ablation).toMatchObject([{ part: 'guide.md', lost: { mean: 20, tasks: 4 }, tried: 1, solvedWith: 0, solvedWithout: 0 }]);
  expect(report.groups).toHaveLength(1);
  expect(report.groups[0]?.usability.value?.mean).toBe(85);
  expect(report.attempts).toHaveLength(4);
  expect(report.run).toMatchObject({ planned: 5, finished: 5 });
  expect(report.warnings.join('\n')).not.toMatch(/missing/);
});

type Scores = [number | null, number | null, number | null];

function smallReport(scores: Record<string, Scores>): WholeReport {
  return buildReport({ ...small(scores), version: '1' });
}

/** Two tasks, two personas and two repeats; keys are task/persona/repeat. */
function small(scores: Record<string, Scores>): { run: Run; outcomes: Outcome[] } {
  const { run, outcomes } = sampleRun();
  const [model] = outcomes;
  if (model === undefined) throw new Error('the sample has outcomes');
  const trials = planTrials({ libraries: ['orchard'], tasks: ['build-a-graph', 'pagerank'], personas: ['junior', 'expert'], arms: ['docs'], models: ['offline'], repeats: 2 });
  const key = ({ task, persona, repeat }: Trial): string => `${task}/${persona}/${String(repeat)}`;
  return {
    run: { ...run, trials },
    outcomes: trials.flatMap((trial) => {
      const [correctness, compliance, readability] = scores[key(trial)] ?? [];
      if (correctness === undefined || compliance === undefined || readability === undefined) return [];
      return [{ attempt: { ...model.attempt, trial }, evaluations: [scored('correctness', correctness), scored('compliance', compliance), scored('readability', readability)], friction: { stumbles: [], unknown: [] }, diagnosis: null }];
    }),
  };
}

/** One persona, and for each arm the score of each task in every dimension. */
function arms(scores: Partial<Record<Trial['arm'], (number | null)[]>>): { run: Run; outcomes: Outcome[] } {
  const { run, outcomes } = sampleRun();
  const [model] = outcomes;
  if (model === undefined) throw new Error('the sample has outcomes');
  const planned = Object.entries(scores).flatMap(([arm, values]) => values.map((score, i) => ({
    score, trial: { library: 'orchard', task: run.suite.tasks[i]?.id ?? '', persona: 'junior', arm: arm as Trial['arm'], model: 'offline', repeat: 1 },
  })));
  return {
    run: { ...run, trials: planned.map(({ trial }) => trial) },
    outcomes: planned.map(({ trial, score }) => ({
      attempt: { ...model.attempt, trial, ending: { kind: 'submitted' } }, evaluations: [scored('correctness', score), scored('compliance', score), scored('readability', score)], friction: { stumbles: [], unknown: [] }, diagnosis: null,
    })),
  };
}

function scored(dimension: Evaluation['dimension'], score: number | null): Evaluation {
  if (score === null) return { dimension, kind: 'unscored', reason: 'The compiler was killed.', findings: [] };
  return { dimension, kind: 'scored', score, findings: [], details: { kind: 'parts', parts: [] } };
}
