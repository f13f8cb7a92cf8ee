import { expect, test } from 'vitest';
import { adaptResult } from './adapt-result.ts';

function returned(value: unknown): Parameters<typeof adaptResult>[0] {
  return { kind: 'returned', value, milliseconds: 1 };
}

test('the property that holds what was expected comes first', () => {
  expect(adaptResult(returned({ rows: [['x']], data: [['a']], errors: 3 }), [['a']])).toEqual([{ kind: 'property', name: 'data' }, { kind: 'property', name: 'rows' }]);
});

test('maps and pairs become objects, what is no array is spread into one', () => {
  expect(adaptResult(returned(new Map([['a', 1]])), { a: 1 })).toEqual([{ kind: 'entries' }]);
  expect(adaptResult(returned(new Set(['a'])), ['a'])).toEqual([{ kind: 'spread' }]);
  expect(adaptResult(returned([['a', 1]]), { a: 1 })).toEqual([{ kind: 'entries' }]);
  expect(adaptResult({ kind: 'not-serialisable', reason: 'an iterator', milliseconds: 1 }, [1])).toEqual([{ kind: 'spread' }]);
});

test('a value is put under the one key that is wanted', () => {
  expect(adaptResult(returned(['a']), { order: ['a'] })).toEqual([{ kind: 'key', name: 'order' }]);
});

test('a wrong value of the right kind, an error or nothing at all cannot be adapted', () => {
  expect(adaptResult(returned(2), 3)).toEqual([]);
  expect(adaptResult({ kind: 'timed-out', seconds: 1 }, 3)).toEqual([]);
  expect(adaptResult(undefined, 3)).toEqual([]);
});
