import { expect, test } from 'vitest';
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
