import { expect, test } from 'vitest';
import { createPace } from './pace.ts';

test('a pace is told once it can be, with what is left', () => {
  let now = 0;
  const pace = createPace(() => now);
  const stepAt = (seconds: number, left: number): string | undefined => {
    now = 1000 * seconds;
    return pace.step(left);
  };
  expect(stepAt(1, 95)).toBeUndefined();
  expect(stepAt(30, 94)).toBeUndefined();
  expect(stepAt(60, 84)).toBe('3.0/min, about 28 min left');
  expect(stepAt(75, 1000)).toBe('3.2/min, about 5.2 h left');
  expect(stepAt(80, 1)).toBe('3.8/min, under 1 min left');
  expect(stepAt(81, 0)).toBe('4.4/min');
});
