import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import { smallRun } from '../runs/fixtures/small-run.ts';
import { openStore } from '../runs/store.ts';
import { runCommandLine } from './run-command-line.ts';

test('a message that repeats what somebody wrote has no power over a terminal', async () => {
  let said = '';
  const terminal = { write: (text: string) => { said += text; }, isTerminal: true, columns: 80, colour: true };
  const exitCode = await runCommandLine(['check', 'a\u001B]0;title\u0007\u202Eb'], {
    environment: {}, workingFolder: '/', output: terminal, messages: terminal, signal: new AbortController().signal, now: () => new Date(),
  });
  expect(exitCode).toBe(2);
  expect(said).toContain('There is no suite "a‹U+001B›]0;title‹U+0007›‹U+202E›b"');
});

test('a store that cannot be written is said in words, as no fault of the program', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'unwritable-'));
  makeUnwritable(home);
  let said = '';
  const terminal = { write: (text: string) => { said += text; }, isTerminal: false, columns: 80, colour: false };
  const exitCode = await runCommandLine(['runs', 'keep', 'latest', '--as', 'main', '--home', home], {
    environment: {}, workingFolder: '/', output: terminal, messages: terminal, signal: new AbortController().signal, now: () => new Date(),
  });
  rmSync(home, { recursive: true });
  expect(exitCode).toBe(2);
  expect(said).toBe(`The store ${path.join(home, 'uagent.db')} cannot be written: not today.\n`);
});

/** With a run, and not to be written again. */
function makeUnwritable(home: string): void {
  {
    using store = openStore(home);
    store.addRun(smallRun);
  }
  const database = new Database(path.join(home, 'uagent.db'));
  database.exec("CREATE TRIGGER full BEFORE INSERT ON kept BEGIN SELECT RAISE(FAIL, 'not today'); END");
  database.close();
}
