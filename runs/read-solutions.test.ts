import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execaSync } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSuite } from '../tasks/read-suite.ts';
import { readSolutionFiles, type Solutions } from './read-solutions.ts';

const root = mkdtempSync(path.join(tmpdir(), 'uagent-strangers-'));
const folder = path.join(root, 'solutions');
const suite = readSuite('graph-analytics', root);
const [task = ''] = suite.tasks.map(({ id }) => id);
let solutions: Solutions;

beforeAll(() => {
  const own = path.join(folder, task);
  mkdirSync(path.join(own, 'folder.ts'), { recursive: true });
  mkdirSync(path.join(folder, '.git'));
  const code = 'export const a = 1;\r\n';
  const files: Record<string, string | Uint8Array> = {
    'plain.ts': code, 'mark.ts': `\uFEFF${code}`, 'module.mjs': code, 'old.cjs': code, 'view.jsx': code, 'view.tsx': code, 'empty.ts': '', "it's $(a)\n名.ts": code,
    'junk.ts': new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), 'huge.ts': 'x'.repeat(1024 * 1024 + 1), 'types.d.ts': code, 'notes.md': '#', '.hidden.ts': code,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(own, name), content);
  writeFileSync(path.join(root, 'secret.ts'), 'planted');
  symlinkSync('plain.ts', path.join(own, 'inner.ts'));
  symlinkSync('../../secret.ts', path.join(own, 'outer.ts'));
  symlinkSync('nowhere.ts', path.join(own, 'broken.ts'));
  execaSync('mkfifo', [path.join(own, 'pipe.ts')]);
  solutions = readSolutionFiles(folder, suite);
});
afterAll(() => { rmSync(root, { recursive: true }); });

test('code is read whatever its name, its line ends and its extension of JavaScript or TypeScript', () => {
  const read = solutions.files.filter(({ content }) => content.kind === 'code').map(({ name }) => name);
  expect(read).toEqual(['empty.ts', 'inner.ts', "it's $(a)\n名.ts", 'junk.ts', 'mark.ts', 'module.mjs', 'old.cjs', 'plain.ts', 'view.jsx', 'view.tsx']);
  expect(solutions.files.find(({ name }) => name === 'mark.ts')?.content).toEqual({ kind: 'code', code: 'export const a = 1;\r\n' });
});

test('what is no file to read is told apart, with its reason, and a link out of the folder is not followed', () => {
  const unreadable = solutions.files.flatMap(({ name, content }) => (content.kind === 'unreadable' ? [[name, content.reason]] : []));
  expect(Object.fromEntries(unreadable)).toEqual({
    'broken.ts': 'it is a link that leads nowhere', 'folder.ts': 'it is a folder', 'huge.ts': 'it is larger than 1024 KiB',
    'outer.ts': 'it is a link that leads out of the folder of solutions', 'pipe.ts': 'it is no regular file',
  });
});

test('files that are no code by their names are listed, not graded', () => {
  expect(solutions.ignored.map((file) => path.basename(file))).toEqual(['notes.md', 'types.d.ts']);
});
