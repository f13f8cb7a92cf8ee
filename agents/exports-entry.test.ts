import { expect, test } from 'vitest';
import { exportsEntry } from './exports-entry.ts';

test.each([
  'export function total() {}', 'export async function total() {}', 'export function* total() {}', 'export const total = 1', 'export let total', 'export class total {}',
  'function total() {}\nexport { total };', 'export { sum as total, other }', 'export {\n  a,\n  total,\n};', 'export default function () {}', 'export = total',
  'module.exports = total', 'module.exports.total = f', 'exports.total = f',
])('%s', (code) => {
  expect(exportsEntry(code, 'total')).toBe(true);
});

test.each(['function total() {}', 'export function totals() {}', 'export const $total = 1', 'export { totals }', 'exports.totals = 1', ''])('not: %s', (code) => {
  expect(exportsEntry(code, 'total')).toBe(false);
});

test('an entry with signs of a pattern in its name is looked for as it stands', () => {
  expect(exportsEntry('export function $() {}', '$')).toBe(true);
  expect(exportsEntry('export function x() {}', '$')).toBe(false);
});
