import { expect, it } from 'vitest';
import type { Finding } from './evaluation.ts';
import { findingMessage } from './finding-message.ts';

function message(code: string, args: Finding['args'], kind: Finding['class'] = null): string {
  return findingMessage({ dimension: 'correctness', class: kind, code, args, file: 'solution.ts', line: 1, column: 1 });
}

it.each([
  ['no-submission', {}, 'Nothing was handed in.'],
  ['not-compiled', { message: 'Expected ")".' }, 'Does not compile: Expected ")".'],
  ['not-compiled', { message: 'Could not resolve it.', module: 'crats' }, 'Cannot import "crats": Could not resolve it.'],
  ['wrong-answer', { case: 'empty', message: 'expected[0]: 1 ≠ 2' }, 'Case "empty" has a wrong answer: expected[0]: 1 ≠ 2.'],
  ['threw', { case: 'empty', error: 'TypeError', message: 'x is not a function' }, 'Case "empty" threw TypeError: x is not a function.'],
  ['timed-out', { case: 'large', seconds: 10 }, 'Case "large" took longer than 10 s.'],
  ['crashed', { case: 'large', reason: 'out-of-memory', message: '' }, 'Case "large" crashed, out of memory.'],
  ['not-serialisable', { case: 'loop', message: 'a function' }, 'Case "loop" returned what cannot be compared: a function.'],
  ['deprecated', { name: 'size', message: 'Use capacity.' }, '`size` is deprecated: Use capacity.'],
  ['deprecated', { name: 'size', message: '' }, '`size` is deprecated.'],
  ['TS2551', { message: "Property 'ad' does not exist.", name: 'ad' }, "Property 'ad' does not exist."],
])('says %s in words', (code, args, expected) => {
  expect(message(code, args)).toBe(expected);
});

it('makes a sentence of a code that it does not know', () => {
  expect(message('odd-thing', { b: 2, a: 'x' })).toBe('Odd thing (a x, b 2).');
  expect(message('toString', {}, 'docs-gap')).toBe('Docs gap.');
});
