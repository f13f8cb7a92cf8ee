import { expect, test } from 'vitest';
import { suiteAsTyped } from './suite-as-typed.ts';

test.each([
  ['uagent run ./my-suite --model offline', './my-suite'],
  ["uagent run '/a folder/it'\\''s mine' --task a", "'/a folder/it'\\''s mine'"],
  ['uagent run graph-analytics', 'graph-analytics'],
  ['uagent demo', 'graphs'],
])('a hint about another run of %s names the suite as it was typed', (command, typed) => {
  expect(suiteAsTyped({ command, suite: { id: 'graphs', title: 'Graphs' } })).toBe(typed);
});
