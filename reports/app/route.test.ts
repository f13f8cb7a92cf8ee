import { expect, test } from 'vitest';
import { parseRoute, routeTo } from './route.ts';

test('a route survives its way through the address', () => {
  const query = { persona: 'junior', open: 'lib/task/junior/docs/openai:a?b&c=d#e/1' };
  expect(parseRoute(routeTo('attempts', query))).toEqual({ view: 'attempts', query });
});

test('empty values are left out and unknown views lead to the overview', () => {
  expect(routeTo('attempts', { persona: '', task: 'a b' })).toBe('#/attempts?task=a+b');
  expect(parseRoute('#/<script>')).toEqual({ view: 'overview', query: {} });
  expect(parseRoute('')).toEqual({ view: 'overview', query: {} });
});
