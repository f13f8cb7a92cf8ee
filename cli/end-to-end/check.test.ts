import { afterAll, describe, expect, it } from 'vitest';
import { ample, openWorkplace, versionRanges } from '../fixtures/workplace.ts';

interface Checked {
  ok: boolean;
  solutions: { library: string; task: string; file: string; expected: 'pass' | 'fail'; passed: number; total: number; ok: boolean; message?: string }[];
}

describe('uagent check', { timeout: 2 * ample }, () => {
  const place = openWorkplace();
  afterAll(() => {
    place[Symbol.dispose]();
  });

  it.each([
    ['the bundled suite', 'graph-analytics', 12],
    ['a suite for another library', versionRanges, 4],
  ])('proves %s', async (_, suite, tasks) => {
    const { exitCode, document, stderr } = await place.json(['check', suite]);
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
});
