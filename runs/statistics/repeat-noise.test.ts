import { expect, test } from 'vitest';
import { comparePaired, type KeyedScore } from './compare-paired.ts';
import { concentrations, simulateUntil } from './fixtures/simulate-until.ts';
import { detectableWith } from './detectable-difference.ts';
import { mean } from './mean.ts';
import { repeatNoise, type RepeatedTask } from './repeat-noise.ts';
import { repeatWidth } from './repeat-width.ts';
import { seededRandom } from './seeded-random.ts';

test('chance is what repeats of a task differ by, and columns that are tried apart add up', () => {
  expect(repeatNoise([[[40, 60]], [[10, 10]]])).toEqual({ tasks: 2, single: 100, averaged: 50 });
  // Tasks that differ are no noise; one that was tried once says nothing, and is as noisy as the others.
  expect(repeatNoise([[[0, 0]], [[100, 100]], [[50]]])).toEqual({ tasks: 3, single: 0, averaged: 0 });
  expect(repeatNoise([[[40, 60]], [[90]], [[]]])).toEqual({ tasks: 2, single: 200, averaged: (200 / 2 + 200) / 2 });
  expect(repeatNoise([[[40, 60], [40, 60]]])).toEqual({ tasks: 1, single: 100, averaged: 50 });
});

test('without two scores of a task chance is unknown, not zero', () => {
  expect(repeatNoise([])).toBeNull();
  expect(repeatNoise([[[50]], [[60]]])).toBeNull();
  expect(repeatNoise([[[50, 60], [50]]])).toBeNull();
});

const setting = { tasks: 12, personas: 2, spread: 18, noise: 14 };

/** Tasks between 50 ± `spread`, each tried with errors of ± `noise`, both uniform. */
function sample(random: () => number, repeats: number, difficulties = tasksOf(random)): RepeatedTask[] {
  return difficulties.map((difficulty) => Array.from({ length: setting.personas }, () => Array.from({ length: repeats }, () => difficulty + (2 * random() - 1) * setting.noise)));
}

function tasksOf(random: () => number): number[] {
  return Array.from({ length: setting.tasks }, () => 50 + (2 * random() - 1) * setting.spread);
}

test('the noise floor is what scores and comparisons of runs that differ by nothing but chance come to', () => {
  const random = seededRandom('noise');
  const scores: number[] = [];
  const told = { single: [] as number[], detectable: [] as number[], seen: [] as number[] };
  const difficulties = tasksOf(random);
  for (let i = 0; i < 400; i += 1) {
    const [base, head] = [sample(random, 3, difficulties), sample(random, 3, difficulties)];
    scores.push(mean(base.map((task) => mean(task.map((column) => column[0] ?? NaN)) ?? NaN)) ?? NaN);
    const noise = repeatNoise(base);
    told.single.push((noise?.single ?? NaN) / setting.tasks);
    told.detectable.push(detectableWith(2 * (noise?.averaged ?? NaN), setting.tasks) ?? NaN);
    told.seen.push(comparePaired([{ name: 'usability', base: keyed(base), head: keyed(head) }])[0]?.detectable ?? NaN);
  }
  const centre = mean(scores) ?? NaN;
  const truth = Math.sqrt(mean(scores.map((score) => (score - centre) ** 2)) ?? NaN);
  expect(Math.sqrt(mean(told.single) ?? NaN) / truth).toBeCloseTo(1, 1);
  expect((mean(told.detectable) ?? NaN) / (mean(told.seen) ?? NaN)).toBeCloseTo(1, 1);
});

function keyed(tasks: readonly RepeatedTask[]): KeyedScore[] {
  return tasks.flatMap((task, t) => task.flatMap((column, c) => column.map((score, r) => ({ key: `${String(t)}/${String(c)}/${String(r)}`, task: String(t), score }))));
}

test('how wide an interval will be is foretold from two repeats, and that tasks differ sets an end to it', () => {
  const random = seededRandom('width');
  const foretold: number[] = [];
  const came: number[] = [];
  const limit: number[] = [];
  const alone: number[] = [];
  for (let i = 0; i < 300; i += 1) {
    const difficulties = tasksOf(random);
    const two = repeatWidth(sample(random, 2, difficulties));
    foretold.push(two?.withTimes(3) ?? NaN);
    limit.push(two?.withTimes(Infinity) ?? NaN);
    came.push(repeatWidth(sample(random, 6, difficulties))?.now ?? NaN);
    alone.push(repeatWidth(difficulties.map((difficulty) => [[difficulty]]))?.now ?? NaN);
  }
  expect((mean(foretold) ?? NaN) / (mean(came) ?? NaN)).toBeCloseTo(1, 1);
  expect((mean(limit) ?? NaN) / (mean(alone) ?? NaN)).toBeCloseTo(1, 1);
});

test('a single task has no width, and no score none at all', () => {
  expect(repeatWidth([[[50, 60]]])?.now).toBeNull();
  expect(repeatWidth([[[]], [[]]])).toBeNull();
});

test('a search for a narrow interval reaches it where it can, gives up soon where it cannot, and holds the truth as often', () => {
  const request = { mostRepeats: 20, replications: 300, seed: 'test' };
  const [differing = NaN, , alikeOnes = NaN] = concentrations;
  const alike = simulateUntil({ ...request, concentration: alikeOnes, tasks: 40, halfWidth: 8 });
  expect(alike.reached).toBeGreaterThan(95);
  expect(alike.covered).toBeGreaterThan(91);
  const apart = simulateUntil({ ...request, concentration: differing, tasks: 12, halfWidth: 8 });
  expect(apart.reached).toBeLessThan(5);
  expect(apart.repeats).toBeLessThan(4);
});
