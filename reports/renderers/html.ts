import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { attemptsPerBlock, packAttempts } from '../attempt-block.ts';
import { attemptRow } from '../attempt-row.ts';
import type { ReportAttempt } from '../report.ts';
import { pageInOneFile, readApp, type App } from './page-in-one-file.ts';
import type { Form, Renderer } from './renderer.ts';

/** The report as one page that needs no network and no other file. */
export const html: Renderer = {
  id: 'html',
  fileName: 'report.html',
  open: async () => openPage(await readApp('app')),
};

/** The page in the making: what stands in attempts is compressed a block at a time, while the next block is read. */
export function openPage(app: App): Form {
  let block: ReportAttempt[] = [];
  let before: Promise<string> = Promise.resolve('');
  const close = async (): Promise<string> => {
    const done = await before;
    if (block.length > 0) before = compress(block);
    block = [];
    return done;
  };
  return {
    add: async (attempt) => {
      block.push(attempt);
      return block.length < attemptsPerBlock ? '' : await close();
    },
    end: async (report) => {
      const { before: start, after } = pageInOneFile({
        ...app,
        title: `Usability of ${[...new Set(report.groups.map(({ library }) => library))].join(', ')}`,
        version: report.generator.version,
        data: { id: 'report', value: { ...report, attempts: [] } },
        instead: 'This report needs JavaScript, which runs from this file alone. The same figures are in report.md and report.json.',
      });
      return { before: start, after: `${await close()}${await before}${after}` };
    },
  };
}

/** Rows as they are, attempts compressed: inert elements both, and base64 has nothing that could end one. */
async function compress(attempts: readonly ReportAttempt[]): Promise<string> {
  const bytes = await promisify(gzip)(JSON.stringify(packAttempts(attempts)), { level: 4 });
  return `<script type="application/json" class="rows">${JSON.stringify(attempts.map(attemptRow)).replaceAll('<', '\\u003c')}</script>
<script type="application/gzip" class="attempts">${bytes.toString('base64')}</script>\n`;
}
