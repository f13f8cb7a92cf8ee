import { describe, expect, it } from 'vitest';
import type { Trial } from '../../agents/trial.ts';
import { comparePaired } from '../statistics/compare-paired.ts';
import { seededRandom } from '../statistics/seeded-random.ts';
import { compareRuns } from './compare-runs.ts';
import type { ComparedRun } from './compared-run.ts';
import { eightTasks, planCompared, type PlannedComparison } from './fixtures/plan-compared.ts';
import { selectTrials, type Axis } from './pair-trials.ts';
import type { RunComparison } from './run-comparison.ts';

const compare = (base: ComparedRun, head: ComparedRun, unchangedTasks = false): RunComparison => compareRuns({ base, head, unchangedTasks });
const head = (planned: PlannedComparison = {}): ComparedRun => planCompared({ id: 'head', ...planned, run: { createdAt: '2026-02-02T00:00:00.000Z', ...planned.run } });
/** From 0 to 1, the same for the same words. */
const chance = (...words: unknown[]): number => seededRandom(JSON.stringify(words))();
const noisy = (who: string) => (trial: Trial): number => 40 + 20 * chance(trial.task) + 20 * chance(who, trial);

describe('a comparison', () => {
  it('of equal runs comes to no conclusion, and finds nothing that differs', () => {
    const { verdict, dimensions, solved, findings, differs, friction } = compare(planCompared(), head());
    expect(verdict).toBe('no conclusion');
    expect(dimensions.map(({ name, base, head: after, difference, adjusted }) => [name, base, after, difference, adjusted])).toEqual(
      ['usability', 'correctness', 'compliance', 'readability'].map((name) => [name, 60, 60, 0, 1]));
    expect({ solved, findings, differs, classes: friction.classes }).toEqual({ solved: { won: [], lost: [] }, findings: { new: [], vanished: [] }, differs: [], classes: [] });
  });

  it('of runs that differ by chance raises few false alarms', () => {
    const alarms = Array.from({ length: 60 }, (_, i) => compare(planCompared({ score: noisy(`base ${String(i)}`) }), head({ score: noisy(`head ${String(i)}`) })).verdict).filter((verdict) => verdict !== 'no conclusion');
    // Four equal figures after Holm: about 1 in 100 is expected.
    expect(alarms.length).toBeLessThanOrEqual(4);
  });

  it.each([['worse', -25], ['better', 25]] as const)('finds what is %s by %i points, with Holm over the four figures', (verdict, shift) => {
    const [base, after] = [planCompared({ score: noisy('one') }), head({ score: (trial) => noisy('other')(trial) + shift })];
    const comparison = compare(base, after);
    expect(comparison.verdict).toBe(verdict);
    const [usability] = comparison.dimensions;
    expect(usability).toMatchObject({ verdict, units: 8, pairs: 16, unscored: 0, probability: 0.0078, adjusted: 0.0313 });
    const keyed = ({ trials }: ComparedRun) => trials.map(({ trial, scores }) => ({ key: JSON.stringify([trial.task, trial.persona]), task: trial.task, score: scores.usability }));
    const [alone] = comparePaired([{ name: 'alone', base: keyed(base), head: keyed(after) }]);
    expect(usability?.detectable).toBeCloseTo(alone?.detectable ?? NaN, 1);
    expect(usability?.low).toBeCloseTo(alone?.interval?.low ?? NaN, 1);
    expect(comparison.personas.map(({ name, adjusted }) => [name, adjusted]), 'adjusted over two personas').toEqual([['junior', 0.0156], ['senior', 0.0156]]);
  });

  it('is worse as a whole when any figure is worse, though others are better', () => {
    const moved = head({ more: ({ task }) => ({ scores: { usability: 60, correctness: 60, compliance: 80 + eightTasks.indexOf(task), readability: 30 - eightTasks.indexOf(task) } }) });
    const { verdict, dimensions } = compare(planCompared(), moved);
    expect(verdict).toBe('worse');
    expect(dimensions.map((each) => each.verdict)).toEqual(['no conclusion', 'no conclusion', 'better', 'worse']);
  });

  it('tells won and lost tasks by persona, friction by class, and findings that are new or gone with a place', () => {
    const finding = (symbol: string) => ({ code: 'TS2551', symbol, message: `no ${symbol}`, file: 'solution.ts', line: 7 });
    const base = planCompared({ repeats: 2, score: ({ task }) => (task === 'a' ? 100 : 50), more: ({ task }) => ({ friction: ['thrash'], findings: task === 'a' ? [finding('old'), finding('both')] : [] }) });
    const after = head({
      repeats: 2, score: ({ task, persona, repeat }) => ((task === 'b' && persona === 'senior') || (task === 'a' && repeat === 2) ? 100 : 50),
      more: ({ task, persona }) => ({ friction: task === 'a' ? ['thrash', 'bypass'] : [], findings: task === 'b' && persona === 'senior' ? [finding('new'), finding('new'), finding('both')] : [] }),
    });
    const { solved, friction, findings } = compare(base, after);
    expect(solved.won).toEqual([{ task: 'b', persona: 'senior', library: 'lib', base: 0, head: 2, of: 2 }]);
    expect(solved.lost).toEqual([{ task: 'a', persona: 'junior', library: 'lib', base: 2, head: 1, of: 2 }, { task: 'a', persona: 'senior', library: 'lib', base: 2, head: 1, of: 2 }]);
    expect(friction).toEqual({ pairs: 32, unknown: 0, classes: [{ class: 'thrash', base: 32, head: 4 }, { class: 'bypass', base: 0, head: 4 }] });
    expect(findings.new).toEqual([{ code: 'TS2551', symbol: 'new', attempts: 2, example: { key: 'lib/b/senior/docs/offline/1', file: 'solution.ts', line: 7, message: 'no new' } }]);
    expect(findings.vanished.map(({ symbol, attempts }) => [symbol, attempts])).toEqual([['old', 4]]);
  });

  it('leaves unscored pairs out and counts them', () => {
    const { dimensions, pairs, solved } = compare(planCompared({ score: ({ task, persona }) => (task === 'a' && persona === 'junior' ? null : 60) }), head({ score: ({ task }) => (task === 'b' ? null : 100) }));
    expect(dimensions[0]).toMatchObject({ pairs: 13, unscored: 3, units: 7, difference: 40 });
    expect(solved.won.filter(({ task }) => task < 'c').map(({ task, persona }) => [task, persona])).toEqual([['a', 'senior']]);
    expect(pairs).toMatchObject({ compared: 16, onlyBase: 0, onlyHead: 0 });
  });

  it('compares what two runs share, and counts the rest', () => {
    const { pairs, personas } = compare(planCompared({ repeats: 3 }), head({ personas: ['senior', 'expert'], tasks: [...eightTasks, 'i'] }));
    expect(pairs).toEqual({ compared: 8, tasks: 8, onlyBase: 40, onlyHead: 10, changedTasks: [], changed: 0 });
    expect(personas.map(({ name }) => name)).toEqual(['senior']);
  });

  it.each<[Axis, PlannedComparison]>([
    ['arm', { arms: ['closed-book'] }], ['model', { models: ['openai:a'] }], ['persona', { personas: ['expert'] }], ['library', { libraries: ['other'] }],
  ])('pairs across one %s that differs', (name, matrix) => {
    const base = planCompared({ personas: ['junior'] });
    const comparison = compare(base, head({ personas: ['junior'], ...matrix, score: () => 50 }));
    expect(comparison.axis?.name).toBe(name);
    expect(comparison.pairs.compared).toBe(8);
    expect(comparison.dimensions[0]).toMatchObject({ difference: -10, verdict: 'worse' });
    expect(comparison.differs).toContainEqual({ kind: name, subject: '', base: comparison.axis?.base, head: comparison.axis?.head });
  });

  it('puts two arms of one run side by side when told which', () => {
    const run = planCompared({ arms: ['docs', 'closed-book'], score: ({ arm }) => (arm === 'docs' ? 70 : 30) });
    expect(compare(selectTrials(run, { arm: 'closed-book' }), selectTrials(run, { arm: 'docs' }))).toMatchObject({ verdict: 'better', axis: { name: 'arm', base: 'closed-book', head: 'docs' } });
    const part = selectTrials(run, { arm: 'docs' });
    expect([part.trials.length, part.planned]).toEqual([run.trials.length / 2, run.planned / 2]);
    expect(() => selectTrials(run, { arm: 'oracle' })).toThrow('base has no graded attempt with the arm "oracle". It has: docs, closed-book.');
  });

  it('gives a task an interval from its repeats alone', () => {
    expect(compare(planCompared(), head({ score: () => 50 })).tasks[0]).toMatchObject({ name: 'a', difference: -10, low: null, verdict: 'no conclusion', units: 1 });
    expect(compare(planCompared({ repeats: 9 }), head({ repeats: 9, score: ({ task }) => (task === 'a' ? 20 : 60) })).tasks[0]).toMatchObject({ name: 'a', difference: -40, verdict: 'worse', units: 9 });
  });

  it('says in what the runs differ', () => {
    const base = planCompared();
    const after = head({ run: {
      libraries: [{ id: 'lib', packages: [{ name: 'lib', version: '2.0.0' }], hash: 'other' }], sandbox: 'none', versions: { uagent: '0.2.0', node: 'v20.19.0' },
      knowledge: base.knowledge.map((each) => ({ ...each, hash: 'other-hash', documents: 4 })),
      personas: base.personas.map((persona) => ({ ...persona, budgets: { ...persona.budgets, searches: persona.id === 'junior' ? 9 : 1 } })),
    } });
    expect(compare(base, after).differs).toEqual([
      { kind: 'packages', subject: 'lib', base: 'lib 1.0.0', head: 'lib 2.0.0' },
      { kind: 'docs', subject: 'lib', base: '3 pages, 20 passages, docs-has', head: '4 pages, 20 passages, other-ha' },
      { kind: 'persona-resources', subject: 'junior', base: 'searches 1', head: 'searches 9' },
      { kind: 'sandbox', subject: '', base: 'bubblewrap', head: 'none' },
      { kind: 'uagent', subject: '', base: '0.1.0', head: '0.2.0' },
      { kind: 'evaluators', subject: '', base: '0.1.0', head: '0.2.0' },
    ]);
    const regraded = { ...base, versions: { ...base.versions, evaluators: '0.2.0' } };
    expect(compare(regraded, after).differs.filter(({ subject }) => subject === '').map(({ kind }) => kind)).toEqual(['sandbox', 'uagent']);
  });
});

describe('a comparison is refused', () => {
  const changed = (part: 'asked' | 'accepted'): Partial<ComparedRun> => ({ tasks: planCompared().tasks.map((task) => (task.id === 'c' ? { ...task, [part]: part === 'asked' ? 'other' : { lib: 'other' } } : task)) });

  it.each<[string, ComparedRun, string]>([
    ['of two suites', head({ run: { suite: { id: 'else', title: 'Else' } } }), 'base is a run of the suite "suite", head of "else"'],
    ['with other weights', head({ run: { weights: { correctness: 0.6, compliance: 0.3, readability: 0.1 } } }), '(correctness 0.5 against 0.6, readability 0.2 against 0.1)'],
    ['without a graded attempt', head({ tasks: [] }), 'head has no graded attempt to compare'],
    ['without a task in common', head({ tasks: ['x', 'y'] }), 'share no trial: their tasks are others (a, b, c and 5 more against x, y)'],
    ['that could be put down to two things', head({ models: ['openai:a'], arms: ['oracle'] }), 'differ in more than one way (arm: docs against oracle; model: offline against openai:a)'],
    ['across several of one thing', head({ models: ['openai:a', 'openai:b'] }), 'Say which to put side by side, such as --head model=openai:a.'],
    ['of a run with itself', planCompared(), 'base and base are the same run'],
    ['after a task was changed', head({ run: changed('asked') }), 'in some tasks what they ask or their cases (c). Run the base again with the suite as it is now, or compare the tasks that stayed the same with --unchanged-tasks.'],
    ['after its solutions were changed', head({ run: changed('accepted') }), 'the solutions or rules that code is held against (c)'],
    ['of two versions of an evaluator', head({ more: () => ({ parts: { correctness: [], compliance: [{ name: 'existing', weight: 0.9 }], readability: [] } }) }), 'graded by different versions of the evaluators: the parts of compliance'],
    ['where nothing is scored on both sides', head({ score: () => null }), 'None of the 16 pairs of base and head is scored on both sides'],
  ])('%s', (_, after, message) => {
    expect(() => compare(planCompared(), after)).toThrow(message);
  });

  it('unless the tasks that were changed are to be left out, and others remain', () => {
    expect(compare(planCompared(), head({ run: changed('asked') }), true).pairs).toMatchObject({ compared: 14, tasks: 7, changedTasks: ['c'], changed: 2 });
    expect(() => compare(planCompared({ tasks: ['c'] }), head({ tasks: ['c'], run: changed('asked') }), true)).toThrow(/in every task .* as it is now\.$/u);
  });
});
