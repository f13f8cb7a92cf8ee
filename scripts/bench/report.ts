import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageRoot } from '../../tasks/package-root.ts';
import type { Bench } from './bench.ts';
import { fillStore } from './fill-store.ts';
import { timeNode, type Timed } from './time-command.ts';

const command = path.join(packageRoot, 'dist/cli/main.js');
const megabytes = (file: string): number => statSync(file).size / 2 ** 20;

/** What a long run takes once it is over: time, memory and disk of its report, and memory of what only looks at it. */
export const reportBench: Bench = {
  title: 'the report of a stored run, --attempts outcomes (20,000), and what looking at half as many holds',
  async run({ attempts = 20_000, say }) {
    const home = mkdtempSync(path.join(tmpdir(), 'bench-report-'));
    const half = mkdtempSync(path.join(tmpdir(), 'bench-half-'));
    try {
      const halfCount = Math.ceil(attempts / 2);
      say(`  storing ${String(halfCount)} and ${String(attempts)} outcomes`);
      const { run: halfRun } = fillStore(half, halfCount);
      const { run, characters } = fillStore(home, attempts);
      const rows: { name: string; values: number[] }[] = [];
      const row = (name: string, { milliseconds, processorMs, peakMb }: Timed): void => {
        rows.push({ name, values: [milliseconds / 1000, processorMs / 1000, peakMb] });
      };
      row('node -e 0', await timeNode(['-e', '0']));
      row(`runs, ${String(halfCount)} outcomes`, await timeNode([command, 'runs', '--home', half]));
      row(`taking up a finished run, ${String(halfCount)} outcomes`, await timeNode([path.join(packageRoot, 'dist/scripts/bench/resume.js'), half, halfRun.id]));
      const out = path.join(home, 'out');
      row(`report, html and json, ${String(attempts)} outcomes`, await timeNode([command, 'report', run.id, '--home', home, '--out', out]));
      row(`report, html alone, ${String(attempts)} outcomes`, await timeNode([command, 'report', run.id, '--home', home, '--out', out, '--format', 'html']));
      row(`report, md, junit and sarif, ${String(attempts)} outcomes`, await timeNode([command, 'report', run.id, '--home', home, '--out', out, '--format', 'md,junit,sarif']));
      const sizes: [string, number][] = [
        ['the store', megabytes(path.join(home, 'uagent.db'))],
        ...['report.html', 'report.json'].map((name): [string, number] => [name, megabytes(path.join(out, name))]),
      ];
      return {
        tables: [
          { title: `outcomes of ${(characters / 1000).toFixed(0)},000 characters`, columns: ['seconds', 'of processors', 'MB resident at most'], rows },
          { title: 'size', columns: ['MB'], rows: sizes.map(([name, size]) => ({ name, values: [size] })) },
        ],
      };
    } finally {
      for (const folder of [home, half]) rmSync(folder, { recursive: true, force: true });
    }
  },
};
