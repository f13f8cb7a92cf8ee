import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ample, openWorkplace, versionRanges } from '../fixtures/workplace.ts';

interface Checked {
  ok: boolean;
  notes: string[];
  solutions: { library: string; task: string; file: string; expected: 'pass' | 'fail'; passed: number; total: number; ok: boolean; message?: string }[];
}

describe('uagent check', { timeout: 2 * ample }, () => {
  const place = openWorkplace();
  afterAll(() => {
    place[Symbol.dispose]();
  });

  it.each([
    // Two runs can disagree as well as the three that are the default, and this suite is the larger one.
    ['the bundled suite', 'graph-analytics', 12, ['--runs', '2']],
    ['a suite for another library', versionRanges, 4, []],
  ])('proves %s', async (_, suite, tasks, options) => {
    const { exitCode, document, stderr } = await place.json(['check', suite, ...options]);
    const { ok, solutions } = document as Checked;
    expect(solutions.filter((solution) => !solution.ok)).toEqual([]);
    expect(ok, stderr).toBe(true);
    expect(exitCode).toBe(0);
    expect(new Set(solutions.map(({ task }) => task)).size).toBe(tasks);
    for (const { expected, passed, total } of solutions) {
      if (expected === 'pass') expect(passed).toBe(total);
      else expect(passed).toBeLessThan(total);
    }
    const count = (part: string): number => solutions.filter(({ file }) => file.includes(part)).length;
    expect(count('/starter.')).toBe(tasks);
    expect(count('/reference')).toBeGreaterThanOrEqual(tasks);
    expect(count('/wrong-')).toBeGreaterThanOrEqual(2 * tasks);
  });

  it('ends with exit code 1 and says which solution does not do what it is there for', async () => {
    const suite = place.copySuite('broken', {
      'tasks/newest-in-range/solutions/semver/reference.ts': (code) => code.replaceAll('maxSatisfying', 'minSatisfying'),
      'tasks/next-version/solutions/semver/wrong-always-up.ts': (code) => code.replace('if (parsed === null) return null;', 'if (parsed) return parsed.inc(change).version;\n  return null;').replace(/ {2}const \{ major[\s\S]*\}\n\}\n$/u, '}\n'),
    });
    const { exitCode, stdout, stderr } = await place.uagent(['check', suite, '--runs', '1']);
    expect(exitCode, stderr).toBe(1);
    expect(stdout).toContain('2 of 18 solutions do not do what they are there for');
    expect(stdout).toMatch(/reference\.ts of newest-in-range must pass but fails \d of 8 hidden cases/u);
    expect(stdout).toContain('wrong-always-up.ts of next-version must fail but passes all 8 hidden cases');
  });

  it('takes neither a starter without the entry nor a task without a reference for proved, and notes what nothing reads', async () => {
    const suite = place.copySuite('unproved', {
      'suite.yaml': (text) => `${text}tasks: [tasks/newest-in-range, tasks/next-version]\n`,
      'tasks/newest-in-range/starter.ts': (code) => code.replace('export ', ''),
      'tasks/newest-in-range/solutions/semvr/reference.ts': 'export {};\n',
      'tasks/next-version/solutions/semver/refrence.ts': 'export {};\n',
    });
    for (const name of ['reference.ts', 'reference-class.ts', 'wrong-always-up.ts', 'wrong-pre-release.ts']) rmSync(path.join(suite, 'tasks/next-version/solutions/semver', name));
    const { exitCode, document, stderr } = await place.json(['check', suite, '--runs', '1']);
    expect(exitCode, stderr).toBe(1);
    const { ok, solutions, notes } = document as Checked;
    expect(ok).toBe(false);
    expect(solutions.filter((solution) => !solution.ok).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^starter\.ts of newest-in-range: .*no exported function "newestInRange".* A starter exports newestInRange with its types/u),
      expect.stringMatching(/^next-version has no accepted solution with semver; write .*solutions\/semver\/reference\.ts\.$/u),
    ]);
    expect(notes).toEqual([
      expect.stringMatching(/solutions\/semvr is not read: .*Did you mean "semver"/u),
      expect.stringMatching(/^next-version has no planted mistake with semver/u),
      expect.stringMatching(/refrence\.ts is not read/u),
    ]);
  });

  it('refuses a checker that is none before it runs anything', async () => {
    const suite = place.copySuite('unchecked', {
      'tasks/fits-range/cases.json': (text) => text.replace('"exact"', '"checker", "checker": "./checker.ts"'),
      'tasks/fits-range/checker.ts': 'export const check = () => ({ pass: true });\n',
    });
    const { exitCode, stdout, stderr } = await place.uagent(['check', suite]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^The checker .*fits-range\/checker\.ts has no default export/u);
  });

  it('of a stranger\'s suite refuses the code that would run outside of the sandbox', async () => {
    const suite = place.copySuite('strange', { 'libraries/semver.yaml': (text) => `${text}lint: ./eslint.config.js\n`, 'libraries/eslint.config.js': 'process.exit(7);\n' });
    for (const command of [['check', suite], ['run', suite, '--model', 'offline'], ['evaluate', suite, '--solutions', suite], ['docs', 'build', suite], ['docs', 'search', suite, 'range'], ['docs', 'check', suite], ['docs', 'coverage', suite]]) {
      const { exitCode, stdout, stderr } = await place.uagent([...command, '--untrusted']);
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^The suite is not trusted: its checkers run in the sandbox.*\n.*semver\.yaml:11: lint: the ESLint configuration .*leave --untrusted out/u);
    }
  });
});
