import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { packageRoot } from '../../tasks/package-root.ts';
import type { Bench } from './bench.ts';
import { fillStore } from './fill-store.ts';
import { quantile } from './stopwatch.ts';
import { timeNode } from './time-command.ts';

const times = 5;

/** How long a reader waits for a long report: its first screen, its list, a filter's answer, and one attempt whole. */
export const pageBench: Bench = {
  title: `report.html of --attempts attempts (2,000) in Chromium, the median of ${String(times)}; UAGENT_CHROMIUM names another browser`,
  async run({ attempts = 2_000, say }) {
    const home = mkdtempSync(path.join(tmpdir(), 'bench-page-'));
    const browser = await chromium.launch({ executablePath: process.env['UAGENT_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
    try {
      say(`  storing ${String(attempts)} outcomes`);
      const { run } = fillStore(home, attempts);
      await timeNode([path.join(packageRoot, 'dist/cli/main.js'), 'report', run.id, '--home', home, '--out', home, '--format', 'html']);
      const file = path.join(home, 'report.html');
      const taken = { screen: [] as number[], list: [] as number[], filter: [] as number[], whole: [] as number[] };
      for (let i = 0; i < times; i += 1) {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        const timed = async (list: number[], work: () => Promise<unknown>): Promise<void> => {
          const started = performance.now();
          await work();
          list.push(performance.now() - started);
        };
        await timed(taken.screen, async () => {
          await page.goto(pathToFileURL(file).href, { waitUntil: 'commit' });
          await page.waitForSelector('main h1');
          await page.evaluate('new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)))');
        });
        await timed(taken.list, async () => {
          await page.evaluate('location.hash = "#/attempts"');
          await page.waitForSelector('main table tbody tr');
        });
        await timed(taken.filter, async () => {
          await page.evaluate('location.hash = "#/attempts?persona=expert&outcome=failed"');
          await page.locator('main [role=status]').filter({ hasText: /^\d[\d,]* of /u }).waitFor();
        });
        await timed(taken.whole, async () => {
          await page.locator('main table tbody tr a').first().click();
          await page.waitForSelector('.code-listing');
        });
        await page.close();
      }
      const row = (name: string, list: number[]): { name: string; values: number[] } => ({ name, values: [quantile(list, 0.5), Math.max(...list)] });
      return {
        tables: [
          {
            title: `a page of ${String(attempts)} attempts`, columns: ['milliseconds', 'at most'],
            rows: [row('until the first screen is painted', taken.screen), row('the list of attempts', taken.list), row('a filter of the list', taken.filter), row('one attempt, whole', taken.whole)],
          },
          { title: 'size', columns: ['MB'], rows: [{ name: 'report.html', values: [statSync(file).size / 2 ** 20] }] },
        ],
      };
    } finally {
      await browser.close();
      rmSync(home, { recursive: true, force: true });
    }
  },
};
