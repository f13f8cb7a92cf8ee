import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

it('makes what is missing, and says which folder cannot be made', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'folder-'));
  makeFolder(path.join(root, 'a', 'b'), 'folder');
  makeFolder(path.join(root, 'a', 'b'), 'folder');
  expect(existsSync(path.join(root, 'a', 'b'))).toBe(true);
  writeFileSync(path.join(root, 'file'), '');
  expect(() => { makeFolder(path.join(root, 'file', 'c'), 'report folder'); }).toThrow(/^The report folder .*file\/c cannot be made: /u);
  expect(() => { makeFolder('/proc/nothing-here', 'home folder'); }).toThrow(/^The home folder \/proc\/nothing-here cannot be made: /u);
  rmSync(root, { recursive: true });
});
