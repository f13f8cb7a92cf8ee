import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { trialKey } from '../../agents/trial.ts';
import type { Dimension } from '../../evaluators/evaluation.ts';
import type { Judgement } from '../../evaluators/judge/judgement.ts';
import type { Outcome } from '../../runs/outcome.ts';
import { krippendorffAlpha } from '../../runs/statistics/krippendorff-alpha.ts';
import { buildReport } from '../build-report.ts';
import { withJudgements } from '../fixtures/sample/sample-judgements.ts';
import { renderWhole } from '../fixtures/render-whole.ts';
import { sampleRun } from '../fixtures/sample/sample-run.ts';
import { md } from '../renderers/markdown.ts';
import { renderTerminal } from '../terminal.ts';

const { run, outcomes } = sampleRun();
const judges = ['openai:a', 'openai:b'];
const judgedOutcomes = withJudgements(outcomes, judges);
const plain = buildReport({ run, outcomes, version: '1' });
const report = buildReport({ run, outcomes: judgedOutcomes, version: '1' });

test('judges change no measured score, nor anything else that was there before', () => {
  const { judging, cost, attempts, ...rest } = report;
  expect(cost?.judges.map(({ judge }) => judge)).toEqual(judges);
  expect({ ...rest, attempts: attempts.map((attempt) => Object.fromEntries(Object.entries(attempt).filter(([name]) => name !== 'judgements'))) }).toEqual(plain);
  expect(judging?.judges.map(({ judge }) => judge)).toEqual(judges);
  expect(plain.judging).toBeUndefined();
  expect(JSON.stringify(plain)).not.toContain('judge');
});

test('several judges give the median, measured beside judged over the same attempts', () => {
  const graded = judged({ 'pagerank/junior': { correctness: [10, 40, 90] }, 'pagerank/senior': { correctness: [60, null, 80] } }, ['openai:a', 'openai:b', 'openai:c']);
  const [correctness, compliance] = graded.judging?.dimensions ?? [];
  // Medians 40 and 70, of one task.
  expect(correctness).toMatchObject({ dimension: 'correctness', attempts: 2, judged: { mean: 55 } });
  expect(correctness?.measured?.mean).toBeCloseTo((scoreOf('pagerank/junior') + scoreOf('pagerank/senior')) / 2, 1);
  expect(compliance).toMatchObject({ attempts: 0, measured: null, judged: null, alpha: null, parted: 0 });
  const personas = graded.judging?.groups[0]?.personas;
  expect(personas?.map(({ persona, dimensions }) => [persona, dimensions.correctness.judged?.mean])).toEqual([['junior', 40], ['intermediate', undefined], ['senior', 70], ['expert', undefined]]);
});

test('alpha is that of all judges over all attempts, with an interval over tasks; one judge has none', () => {
  const scores = { 'pagerank/junior': { readability: [10, 30] }, 'shortest-paths/junior': { readability: [80, 70] }, 'shortest-paths/senior': { readability: [55, 60] } };
  const alpha = judged(scores, judges).judging?.dimensions[2]?.alpha;
  expect(alpha?.value).toBeCloseTo(krippendorffAlpha([[10, 30], [80, 70], [55, 60]], 'interval') ?? NaN, 2);
  expect(alpha?.low).toBeLessThanOrEqual(alpha?.value ?? NaN);
  expect(alpha?.high).toBeGreaterThanOrEqual(alpha?.value ?? NaN);
  const oneTask = { 'pagerank/junior': { readability: [10, 30] }, 'pagerank/senior': { readability: [80, 70] } };
  expect(judged(oneTask, judges).judging?.dimensions[2]?.alpha?.value).toBeGreaterThan(0);
  expect(judged({ 'pagerank/junior': { readability: [10] }, 'shortest-paths/junior': { readability: [80] } }, ['openai:a']).judging?.dimensions[2]?.alpha).toBeNull();
});

test('what is more than one band apart is listed, the widest gap first, and what is one band apart is not', () => {
  const measured = { a: scoreOf('pagerank/junior'), b: scoreOf('pagerank/expert') };
  const { judging } = judged({ 'pagerank/junior': { correctness: [far(measured.a, 50)] }, 'pagerank/expert': { correctness: [far(measured.b, 100)], readability: [70] } }, ['openai:a']);
  expect(judging?.partings.map(({ key, dimension }) => [key.split('/')[2], dimension])).toEqual([['expert', 'correctness'], ['junior', 'correctness']]);
  expect(judging?.partings[0]?.scores).toEqual([{ judge: 'openai:a', score: far(measured.b, 100) }]);
  expect(judging?.dimensions[0]?.parted).toBe(2);
});

test('a missing grade is counted with its reason and is never a 0', () => {
  const { judging } = judged({ 'pagerank/junior': { correctness: [null, 80] } }, judges);
  expect(judging?.judges[0]).toMatchObject({ judge: 'openai:a', asked: 1, scored: 0, unscored: [{ reason: 'no grade', count: 1 }] });
  expect(judging?.dimensions[0]?.judged?.mean).toBe(80);
});

test('a grade without a measured score beside it is compared with nothing', () => {
  const { judging } = judged({ 'core-decomposition/senior': { correctness: [80] }, 'pagerank/junior': { correctness: [70] } }, ['openai:a']);
  expect(plain.attempts.find(({ trial }) => trial.task === 'core-decomposition' && trial.persona === 'senior')?.dimensions.correctness.kind).toBe('unscored');
  expect(judging?.dimensions[0]).toMatchObject({ attempts: 1, judged: { mean: 70 } });
});

test('the same judgements give the same bytes whatever the order of the outcomes', () => {
  expect(JSON.stringify(buildReport({ run, outcomes: [...judgedOutcomes].reverse(), version: '1' }))).toBe(JSON.stringify(report));
});

test('the terminal has a short table and the widest gaps', () => {
  const text = renderTerminal(report, { columns: 100, colour: false });
  expect(text.slice(text.indexOf('Second opinion'), text.indexOf('Note:'))).toMatchSnapshot();
  expect(renderTerminal(plain, { columns: 100, colour: false })).not.toMatch(/opinion|judge/iu);
});

test.each([120, 60, 36])('no line of it is wider than %i columns', (columns) => {
  const lines = renderTerminal(report, { columns, colour: false }).split('\n');
  expect(lines.filter((line) => line.length > columns && line.trim().includes(' '))).toEqual([]);
});

test('names and reasons of judges cannot steer a terminal or a Markdown page', async () => {
  const evil = '\u001B[2J<img src=x>\u202E';
  const hostile = buildReport({ run, outcomes: withJudgements(outcomes, [evil]).map((outcome) => spoil(outcome, evil)), version: '1' });
  const text = renderTerminal(hostile, { columns: 100, colour: false });
  expect(text).toBe(stripVTControlCharacters(text));
  expect(text).not.toContain('\u202E');
  expect(await renderWhole(md.open(), hostile)).not.toContain('<img');
});

test('Markdown says it in one line', async () => {
  const line = (await renderWhole(md.open(), report)).split('\n').filter((each) => each.includes('Second opinion'));
  expect(line).toHaveLength(1);
  expect(line[0]).toMatch(/^Second opinion of openai:a and openai:b \(median\), which changes no score: correctness \d+ \(measured \d+, alpha 0\.\d\d/u);
  expect(await renderWhole(md.open(), plain)).not.toContain('opinion');
});

/** The report with these grades: by task and persona, one for each judge, null for a judge who gave none. */
function judged(scores: Record<string, Partial<Record<Dimension, (number | null)[]>>>, by: string[]) {
  const given = outcomes.map((outcome): Outcome => {
    const own = Object.entries(scores[nameOf(outcome)] ?? {}) as [Dimension, (number | null)[]][];
    const judgements = own.flatMap(([dimension, grades]) => grades.map((grade, i) => judgement(by[i] ?? '', dimension, grade)));
    return judgements.length === 0 ? outcome : { ...outcome, judgements };
  });
  return buildReport({ run, outcomes: given, version: '1' });
}

function judgement(judge: string, dimension: Dimension, score: number | null): Judgement {
  const usage = { calls: 1, inputTokens: 1, cachedTokens: 0, outputTokens: 1, reasoningTokens: 0 };
  const verdict: Judgement['verdict'] = score === null ? { kind: 'unscored', cause: 'unreadable', reason: 'no grade' } : { kind: 'scored', score, reasons: 'Because.' };
  return { version: 1, judge, dimension, question: 'f00d', verdict, replies: [], temperature: 0, usage, milliseconds: 1 };
}

function spoil(outcome: Outcome, evil: string): Outcome {
  return { ...outcome, judgements: (outcome.judgements ?? []).map((each) => ({ ...each, verdict: { kind: 'unscored', cause: 'endpoint', reason: evil } })) };
}

function nameOf({ attempt: { trial } }: Outcome): string {
  return `${trial.task}/${trial.persona}`;
}

/** Measured correctness. */
function scoreOf(name: string): number {
  const key = outcomes.find((outcome) => nameOf(outcome) === name)?.attempt.trial;
  const verdict = plain.attempts.find((attempt) => key !== undefined && attempt.key === trialKey(key))?.dimensions.correctness;
  return verdict?.kind === 'scored' ? verdict.score : expect.fail(`${name} has no score`);
}

/** A grade that is so far from a score, on the side where there is room. */
function far(score: number, gap: number): number {
  return score - gap >= 0 ? score - gap : Math.min(100, score + gap);
}
