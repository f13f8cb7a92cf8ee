import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageRoot } from '../../tasks/package-root.ts';
import type { Bench } from './bench.ts';
import { quantile } from './stopwatch.ts';
import { timeNode, type Timed } from './time-command.ts';

const command = path.join(packageRoot, 'dist/cli/main.js');
const times = 15;

/** How long the command takes to answer at all; a bare Node of the same moments tells how busy the machine was. */
export const startBench: Bench = {
  title: `the command's first answer, the median of ${String(times)} beside a bare Node`,
  async run() {
    const home = mkdtempSync(path.join(tmpdir(), 'bench-start-'));
    try {
      const programs: [string, string[]][] = [['node -e 0', ['-e', '0']], ['uagent --help', [command, '--help']], ['uagent runs', [command, 'runs', '--home', home]]];
      const taken = new Map(programs.map(([name]): [string, Timed[]] => [name, []]));
      for (let i = 0; i < times; i += 1) {
        // In turn, so that a busy moment meets them all.
        for (const [name, words] of programs) taken.get(name)?.push(await timeNode(words));
      }
      const median = (name: string, figure: (timed: Timed) => number): number => quantile((taken.get(name) ?? []).map(figure), 0.5);
      const bare = median('node -e 0', ({ milliseconds }) => milliseconds);
      return {
        tables: [{
          title: 'until it has ended', columns: ['milliseconds', 'beyond a bare Node', 'times a bare Node', 'of processors'],
          rows: programs.map(([name]) => {
            const wall = median(name, ({ milliseconds }) => milliseconds);
            return { name, values: [wall, wall - bare, wall / bare, median(name, ({ processorMs }) => processorMs)] };
          }),
        }],
      };
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
};
