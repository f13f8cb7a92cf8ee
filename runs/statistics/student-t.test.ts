import { expect, test } from 'vitest';
import { studentProbability, studentQuantile } from './student-t.ts';

// As printed in any table of the distribution; one degree is tan(π(p − 1/2)).
test.each([
  { degrees: 1, upper: 12.706, eighty: 1.376 },
  { degrees: 2, upper: 4.303, eighty: 1.061 },
  { degrees: 5, upper: 2.571, eighty: 0.92 },
  { degrees: 7, upper: 2.365, eighty: 0.896 },
  { degrees: 11, upper: 2.201, eighty: 0.876 },
  { degrees: 39, upper: 2.023, eighty: 0.851 },
  { degrees: 120, upper: 1.98, eighty: 0.845 },
  { degrees: 1e9, upper: 1.96, eighty: 0.842 },
])('$degrees degrees of freedom give the quantiles of the tables', ({ degrees, upper, eighty }) => {
  expect(studentQuantile(0.975, degrees)).toBeCloseTo(upper, 3);
  expect(studentQuantile(0.8, degrees)).toBeCloseTo(eighty, 3);
});

test('quantile and probability undo each other, also between whole degrees', () => {
  for (const degrees of [1, 1.5, 3.7, 12.25, 400, 9000]) {
    for (const probability of [0.5, 0.6, 0.8, 0.975, 0.999]) {
      expect(studentProbability(studentQuantile(probability, degrees), degrees)).toBeCloseTo(probability, 10);
    }
  }
});

test('closed forms of one, two and three degrees are met', () => {
  for (const t of [0, 0.3, 1, 2.5, 40]) {
    expect(studentProbability(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 12);
    expect(studentProbability(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 12);
    const angle = Math.atan(t / Math.sqrt(3));
    expect(studentProbability(t, 3)).toBeCloseTo(0.5 + (angle + Math.sin(angle) * Math.cos(angle)) / Math.PI, 12);
  }
});
