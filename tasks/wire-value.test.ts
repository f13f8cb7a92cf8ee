import { expect, test } from 'vitest';
import { decodeWireValue, WireError } from './wire-value.ts';

test.each<[unknown]>([
  [{ plain: 1 }], [[]], [['?', 1]], [[1, 2]], [['{', 'key']], [['{', 1, 2]], [['M', 1]], [['n', '5']], [['n']], [['b', '1e9']], [['b', 5]],
  [['b', '9'.repeat(20_000)]], [['T', 'Array', 1]], [['T', '__proto__', 1]], [['T', 'Float64Array', 'x']], [['T', 'BigInt64Array', 1]], [['E', 1, 'x']], [undefined],
])('%j is refused', (wire) => {
  expect(() => decodeWireValue(wire)).toThrow(WireError);
});

test('nesting without end is refused', () => {
  let wire: unknown = 1;
  for (let i = 0; i < 100_000; i += 1) wire = ['[', wire];
  expect(() => decodeWireValue(wire)).toThrow(WireError);
});

test('a key named __proto__ is a key like any other', () => {
  const value = decodeWireValue(['{', '__proto__', ['{', 'polluted', true]]);
  expect(Object.keys(value as object)).toEqual(['__proto__']);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test('an error comes without a stack', () => {
  expect(decodeWireValue(['E', 'RangeError', 'no'])).toMatchObject({ name: 'RangeError', message: 'no', stack: '' });
});
