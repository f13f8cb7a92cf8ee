import { expect, test } from 'vitest';
import { fillHoles } from './fill-holes.ts';
import type { ScopeValue } from './read-scope.ts';
import type { Shape } from './shape.ts';
import type { Hole } from './snippet.ts';

function hole(text: string, more: Partial<Hole>): Hole {
  return { kind: 'hole', text, name: null, shape: { kind: 'unknown' }, needed: false, role: 'argument', ...more };
}

function value(expression: string, kind: 'string' | 'number' | 'boolean' | 'unknown', more: Partial<ScopeValue> = {}): ScopeValue {
  return { expression, name: expression, shape: { kind }, role: 'parameter', carries: [expression], ...more };
}

const text: Shape = { kind: 'string' };

function best(holes: Hole[], values: ScopeValue[]): string[] | undefined {
  return fillHoles({ holes, values })[0]?.texts;
}

test('literals give way to parameters of their kind, in order', () => {
  const holes = [hole("'a'", { shape: text }), hole("'b'", { shape: text }), hole('3', { shape: { kind: 'number' } })];
  expect(best(holes, [value('version', 'string'), value('range', 'string'), value('size', 'number')])).toEqual(['version', 'range', 'size']);
});

test('a name counts more than the order', () => {
  const holes = [hole('range', { name: 'range', needed: true }), hole('version', { name: 'version', needed: true })];
  expect(best(holes, [value('version', 'string'), value('range', 'string')])).toEqual(['range', 'version']);
});

test('what the starter built stands in for an unknown name', () => {
  const values = [value('store', 'unknown', { role: 'local', shape: { kind: 'instance', name: 'Store' }, carries: ['input'] }), value('input', 'unknown')];
  expect(best([hole('db', { name: 'db', needed: true })], values)).toEqual(['store']);
});

test('a plural is not one of its parts', () => {
  const fillings = fillHoles({ holes: [hole('versions', { name: 'versions', needed: true })], values: [value('version', 'string'), value('other', 'string')] });
  expect(new Set(fillings.map(({ score }) => score)).size).toBe(1);
});

test('a date that comes as text is made one', () => {
  expect(best([hole('new Date(2020, 1, 1)', { shape: { kind: 'date' } })], [value('day', 'string')])).toEqual(['new Date(day)']);
});

test('an option is filled by its name only', () => {
  const option = hole('3', { shape: { kind: 'number' }, name: 'size', role: 'option' });
  const rest = [hole("'a'", { shape: text }), option];
  expect(best(rest, [value('word', 'string'), value('count', 'number')])).toEqual(['word', '3']);
  expect(best(rest, [value('word', 'string'), value('size', 'number')])).toEqual(['word', 'size']);
});

test('one name is one value wherever it stands', () => {
  const list = hole('list', { name: 'list', needed: true });
  expect(best([list, { ...list }], [value('items', 'unknown'), value('start', 'unknown')])).toEqual(['items', 'items']);
});

test('a needed name without any value makes the call impossible', () => {
  expect(fillHoles({ holes: [hole('list', { name: 'list', needed: true })], values: [] })).toEqual([]);
});

test("code that takes nothing from the task is the docs' example and no solution", () => {
  expect(fillHoles({ holes: [hole('3', { shape: { kind: 'number' } })], values: [value('word', 'string')] })).toEqual([]);
  expect(fillHoles({ holes: [hole('3', { shape: { kind: 'number' } })], values: [] })).toHaveLength(1);
});

test('a call that leaves a parameter unused is worse', () => {
  const values = [value('text', 'string'), value('separator', 'string')];
  const [one] = fillHoles({ holes: [hole("'a'", { shape: text })], values });
  const [two] = fillHoles({ holes: [hole("'a'", { shape: text }), hole("'-'", { shape: text })], values });
  expect(two?.score).toBeGreaterThan(one?.score ?? Infinity);
});
