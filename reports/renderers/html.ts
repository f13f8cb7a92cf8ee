import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { attemptRow, type AttemptRow } from '../attempt-row.ts';
import { attemptsPerBlock, sharedPerBlock } from '../blocks.ts';
import { pageInOneFile, readApp, type App } from './page-in-one-file.ts';
import type { Form, Renderer } from './renderer.ts';

/** The report as one page that needs no network and no other file. */
export const html: Renderer = {
  id: 'html',
  fileName: 'report.html',
  open: async () => openPage(await readApp('app')),
};

/** Blocks that are compressed at a time, while further ones are made: more than the threads that do it would only wait. */
const mostAtOnce = 4;

/** The page in the making: what stands in attempts is compressed a block at a time. */
export function openPage(app: App): Form {
  let [rows, attempts]: [AttemptRow[], Buffer[]] = [[], []];
  /** In their order. */
  const blocks: Promise<string>[] = [];
  const close = (): void => {
    if (attempts.length > 0) blocks.push(compress('attempts', listOf(attempts), rows));
    [rows, attempts] = [[], []];
  };
  return {
    add: async (attempt, attemptJson) => {
      rows.push(attemptRow(attempt));
      attempts.push(attemptJson());
      if (attempts.length === attemptsPerBlock) close();
      return blocks.length < mostAtOnce ? '' : (await blocks.shift() ?? '');
    },
    end: async (report, { texts, passages }) => {
      close();
      for (const part of inParts(texts)) blocks.push(compress('texts', part));
      for (const part of inParts(passages)) blocks.push(compress('passages', part));
      const { before, after } = pageInOneFile({
        ...app,
        title: `Usability of ${[...new Set(report.groups.map(({ library }) => library))].join(', ')}`,
        version: report.generator.version,
        data: { id: 'report', value: { ...report, attempts: [] } },
        instead: 'This report needs JavaScript, which runs from this file alone. The same figures are in report.md and report.json.',
      });
      return { before, after: `${(await Promise.all(blocks)).join('')}${after}` };
    },
  };
}

function inParts(values: readonly unknown[]): string[] {
  return Array.from({ length: Math.ceil(values.length / sharedPerBlock) }, (_, i) => JSON.stringify(values.slice(i * sharedPerBlock, (i + 1) * sharedPerBlock)));
}

function listOf(values: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from('['), ...values.flatMap((value, i) => (i === 0 ? [value] : [Buffer.from(','), value])), Buffer.from(']')]);
}

/** Rows as they are, attempts and what they share compressed: inert elements all, and base64 has nothing that could end one. */
async function compress(name: 'attempts' | 'texts' | 'passages', json: string | Buffer, rows: readonly AttemptRow[] = []): Promise<string> {
  const plain = rows.length === 0 ? '' : `<script type="application/json" class="rows">${JSON.stringify(rows).replaceAll('<', '\\u003c')}</script>\n`;
  const bytes = await promisify(gzip)(json, { level: 4 });
  return `${plain}<script type="application/gzip" class="${name}">${bytes.toString('base64')}</script>\n`;
}
