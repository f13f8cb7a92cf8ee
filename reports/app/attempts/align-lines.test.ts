import { expect, test } from 'vitest';
import { alignLines } from './align-lines.ts';
import { foldSameLines } from './fold-same-lines.ts';

/** As `a=A` for the same, `b|B` for one in place of the other, `b|` and `|B` for one alone. */
function aligned(own: string, reference: string): string[] {
  const [left, right] = [own.split(' '), reference.split(' ')];
  return alignLines(left, right).map((line) => `${line.own === null ? '' : left[line.own] ?? '?'}${line.kind === 'same' ? '=' : '|'}${line.reference === null ? '' : right[line.reference] ?? '?'}`);
}

test.each([
  ['a b c', 'a b c', ['a=a', 'b=b', 'c=c']],
  ['a b c', 'a x c', ['a=a', 'b|x', 'c=c']],
  ['a c', 'a b c', ['a=a', '|b', 'c=c']],
  ['a b c', 'a', ['a=a', 'b|', 'c|']],
  ['a b', 'x y z', ['a|x', 'b|y', '|z']],
])('lines of %s beside %s', (own, reference, expected) => {
  expect(aligned(own, reference)).toEqual(expected);
});

test('what is the same far from a change and from a finding is folded, and a fold of few lines is not worth it', () => {
  const lines = Array.from({ length: 40 }, (_, i) => `line ${String(i)}`);
  const changed = lines.map((line, i) => (i === 20 ? 'other' : line));
  const stretches = foldSameLines(alignLines(lines, changed), ({ own }) => own === 4);
  expect(stretches.map(({ kind, lines: own }) => [kind, own.length])).toEqual([['shown', 8], ['folded', 9], ['shown', 7], ['folded', 16]]);
});
