import { expect, test } from 'vitest';
import { agreeShapes, mergeShapes, shapeOfValue, unknownShape } from './shape.ts';

test('a value tells its shape at every depth', () => {
  expect(shapeOfValue({ names: ['a'], size: 1 })).toEqual({
    kind: 'object',
    open: false,
    properties: { names: { kind: 'array', element: { kind: 'string' } }, size: { kind: 'number' } },
  });
});

test('objects with different keys are a dictionary together', () => {
  const merged = mergeShapes([shapeOfValue({ a: 1 }), shapeOfValue({ b: 2 })]);
  expect(merged).toEqual({ kind: 'object', open: true, properties: { a: { kind: 'number' }, b: { kind: 'number' } } });
});

test('an empty array takes the element of another', () => {
  expect(mergeShapes([shapeOfValue([]), shapeOfValue(['a'])])).toEqual({ kind: 'array', element: { kind: 'string' } });
});

test('shapes agree from contradiction to sameness', () => {
  const numbers = shapeOfValue([1]);
  expect(agreeShapes(numbers, shapeOfValue([2]))).toBe(1);
  expect(agreeShapes(numbers, shapeOfValue(['a']))).toBe(-0.5);
  expect(agreeShapes(numbers, shapeOfValue('a'))).toBe(-1);
  expect(agreeShapes(numbers, unknownShape)).toBe(0);
});

test('a key that is named like a part of every object stays a key', () => {
  const shape = shapeOfValue(JSON.parse('{"__proto__": 1}'));
  expect(shape.kind === 'object' && Object.keys(shape.properties)).toEqual(['__proto__']);
});
