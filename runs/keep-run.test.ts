import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { smallRun } from './fixtures/small-run.ts';
import { findRun } from './find-run.ts';
import { forgetName, keepRun } from './keep-run.ts';
import { openStore } from './store.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'kept-'));
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

it('finds a run by its name, after the store was closed, until the name is forgotten', () => {
  {
    using store = openStore(home);
    const first = store.addRun(smallRun);
    store.addRun({ ...smallRun, label: 'v1' });
    keepRun({ store, run: first, name: 'v1', move: false });
  }
  using store = openStore(home);
  expect(store.listKept()).toEqual([{ name: 'v1', run: 'small-1' }]);
  expect(findRun(store, 'v1').id, 'before a label').toBe('small-1');
  expect(findRun(store, '2').id, 'by its number').toBe('small-2');
  expect(forgetName(store, 'v1')).toBe('small-1');
  expect(findRun(store, 'v1').id).toBe('small-2');
  expect(() => forgetName(store, 'v1')).toThrow('There is no kept name "v1". Known: none.');
});

it('moves a name only when told to', () => {
  using store = openStore(home);
  const [first, second] = [store.addRun(smallRun), store.addRun(smallRun)];
  expect(keepRun({ store, run: first, name: 'main', move: false })).toBeUndefined();
  expect(keepRun({ store, run: first, name: 'main', move: false }), 'again').toBeUndefined();
  expect(() => keepRun({ store, run: second, name: 'main', move: false })).toThrow('The name "main" is that of small-1. Give it to small-2 with --move, or choose another.');
  expect(keepRun({ store, run: second, name: 'main', move: true })).toBe('small-1');
  expect(findRun(store, 'main').id).toBe('small-2');
});

it.each(['', 'latest', 'small-1', 'small-77', 'a b', '1', '-x', '../x', 'x'.repeat(65)])('refuses the name "%s"', (name) => {
  using store = openStore(home);
  const run = store.addRun(smallRun);
  expect(() => keepRun({ store, run, name, move: true })).toThrow('cannot be a name');
  expect(store.listKept()).toEqual([]);
});
