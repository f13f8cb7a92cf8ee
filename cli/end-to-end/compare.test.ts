import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunComparison } from '../../runs/comparison/run-comparison.ts';
import { ample, openWorkplace, versionRanges, type Ended } from '../fixtures/workplace.ts';

/** Nothing can be told from fewer tasks, so one is asked eight times. */
const copies = Array.from({ length: 8 }, (_, i) => `fits-range-${String(i + 1)}`);

describe('uagent compare, and gates', { timeout: ample }, () => {
  const place = openWorkplace();
  let suite = '';
  const run = (...more: string[]): Promise<Ended> => place.uagent(['run', suite, '--model', 'offline', '--persona', 'junior', ...more]);

  beforeAll(async () => {
    const from = path.join(versionRanges, 'tasks/fits-range');
    const read = (file: string): string => readFileSync(path.join(from, file), 'utf8');
    suite = place.copySuite('suite', {
      'suite.yaml': (text) => `${text}tasks: [${copies.map((id) => `copies/${id}`).join(', ')}]\n`,
      ...Object.fromEntries(copies.flatMap((id) => [
        [`copies/${id}/task.md`, read('task.md').replace('id: fits-range', `id: ${id}`)],
        ...['cases.json', 'starter.ts', 'solutions/semver/reference.ts'].map((file) => [`copies/${id}/${file}`, read(file)]),
      ]) as [string, string][]),
    });
    for (const label of ['first', 'again']) expect(await run('--label', label)).toMatchObject({ exitCode: 0 });
    expect(await place.uagent(['runs', 'keep', 'first', '--as', 'main'])).toMatchObject({ exitCode: 0 });
    place.write('suite/docs/about.md', '# About\n\nNothing of use stands here.\n');
    place.write('suite/libraries/semver.yaml', readFileSync(path.join(suite, 'libraries/semver.yaml'), 'utf8').replace('{ npm: semver }', '{ path: ../docs }'));
  }, ample);
  afterAll(() => {
    place[Symbol.dispose]();
  });

  it('finds no difference between a run and its like, by every way to name them', async () => {
    const { exitCode, document, stderr } = await place.json(['compare', 'main', '2', '--fail-on', 'regression']);
    expect(exitCode, stderr).toBe(0);
    expect(document).toMatchObject({ version: 1, verdict: 'no conclusion', axis: null, pairs: { compared: 8 }, differs: [], base: { id: 'version-ranges-1' } });
    const files = await place.uagent(['compare', '.uagent/reports/version-ranges-1/report.json', 'latest', '--fail-on', 'regression']);
    expect(files).toMatchObject({ exitCode: 0 });
    expect(files.stdout).toMatch(/^No conclusion: /u);
  });

  it('fails a run whose docs were made worse, and says what fell', async () => {
    const { exitCode, stderr } = await run('--label', 'gutted', '--baseline', 'main', '--fail-on', 'regression', '--fail-under', 'usability=90,junior.compliance=0');
    expect(exitCode, stderr).toBe(1);
    expect(stderr).toContain('Gate failed: usability is 0, below 90 (95 % interval 0 to ');
    expect(stderr).not.toContain('junior.compliance is');
    expect(stderr).toMatch(/version-ranges-3 is worse than version-ranges-1: usability fell by/u);
    expect(stderr).toMatch(/Gate failed: correctness is worse in version-ranges-3 than in version-ranges-1: 0\.0 against 100\.0/u);
    const { document, exitCode: compared } = await place.json(['compare', 'main', 'gutted', '--fail-on', 'regression']);
    expect(compared).toBe(1);
    const { verdict, dimensions, solved, differs } = document as RunComparison;
    expect({ verdict, dimensions: dimensions.map((each) => each.verdict) }).toEqual({ verdict: 'worse', dimensions: ['worse', 'worse', 'worse', 'worse'] });
    expect(solved.lost.map(({ task }) => task)).toEqual(copies);
    expect(differs.map(({ kind, subject }) => [kind, subject])).toEqual([['docs', 'semver']]);
    expect(await place.uagent(['compare', 'gutted', 'main', '--format', 'md', '--fail-on', 'regression'])).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^## Usability: better\n/u) as string });
  });

  it('holds gates against a stored run', async () => {
    expect(await place.uagent(['report', 'main', '--fail-under', 'usability=50,semver.junior.correctness=100', '--baseline', 'again', '--fail-on', 'regression'])).toMatchObject({ exitCode: 0 });
  });

  it('says what cannot be done, before anything is tried, with exit code 2', async () => {
    const refused: [string[], string][] = [
      [['compare', 'main', 'mian'], 'There is no run "mian". Did you mean "main"?'],
      [['compare', 'main', '2', '--only', 'level=1'], 'There is no axis "level"'],
      [['report', 'main', '--fail-on', 'regression'], '--fail-on regression needs something to compare with'],
      [['report', 'main', '--fail-under', 'novice.usability=1'], 'There is no score "novice.usability"'],
      [['runs', 'keep', '2', '--as', 'main'], 'The name "main" is that of version-ranges-1. Give it to version-ranges-2 with --move'],
      [['evaluate', suite, '--solutions', 'x', '--fail-under', 'usability=1'], 'Gates are held against a run'],
      [['run', versionRanges, '--model', 'empty', '--baseline', 'main', '--fail-on', 'regression'], 'version-ranges-1 and the new run share no trial: their tasks are others'],
    ];
    const ended = await Promise.all(refused.map(([args]) => place.uagent(args)));
    for (const [i, [args, message]] of refused.entries()) expect(ended[i], args.join(' ')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(message) as string });
  });

  it('lists kept names, and forgets them', async () => {
    expect((await place.json(['runs'])).document).toMatchObject({ runs: [{ names: [] }, { names: [] }, { names: ['main'] }] });
    expect(await place.uagent(['runs', 'forget', 'main'])).toMatchObject({ exitCode: 0, stderr: '"main" is forgotten; version-ranges-1 stays.\n' });
  });
});
