// Takes the picture of the README: the first screen of a report. `node scripts/report-image.mjs <report.html>`
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const report = path.resolve(process.argv[2] ?? '.uagent/reports/graph-analytics-1/report.html');
const picture = path.join(import.meta.dirname, '../docs/images/report.png');

const browser = await chromium.launch({ executablePath: process.env.UAGENT_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
await page.goto(pathToFileURL(report).href);
await page.waitForSelector('.score-chart svg');
await page.screenshot({ path: picture });
await browser.close();
