import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { packageRoot } from '../../tasks/package-root.ts';
import { UserError } from '../../tasks/user-error.ts';
import { attemptsPerBlock, packAttempts } from '../attempt-block.ts';
import type { Report, ReportAttempt } from '../report.ts';
import type { Form, Frame, Renderer } from './renderer.ts';

/** The report as one page that needs no network and no other file. */
export const html: Renderer = {
  id: 'html',
  fileName: 'report.html',
  open: async () => openPage(await readApp(path.join(packageRoot, 'dist/reports/app'))),
};

export interface App {
  script: string;
  style: string;
}

/** The built application, as `reports/app/build.mjs` leaves it. */
export async function readApp(folder: string): Promise<App> {
  try {
    const [script, style] = await Promise.all(['app.js', 'app.css'].map((name) => readFile(path.join(folder, name), 'utf8')));
    if (script === undefined || style === undefined) throw new Error('unreachable: two names give two texts');
    return { script, style };
  } catch (error) {
    throw new UserError(`The report's web application is not built: ${folder} lacks app.js or app.css. Run "npm run build" in ${packageRoot}.`, { cause: error });
  }
}

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
      const { before: start, after } = frame(report, app);
      return { before: start, after: `${await close()}${await before}${after}` };
    },
  };
}

/** An inert element: base64 has nothing that could end it. */
async function compress(attempts: readonly ReportAttempt[]): Promise<string> {
  const bytes = await promisify(gzip)(JSON.stringify(packAttempts(attempts)), { level: 4 });
  return `<script type="application/gzip" class="attempts">${bytes.toString('base64')}</script>\n`;
}

/**
 * The policy lets run exactly the script that stands here, whatever else gets into the page. Styles may be inline,
 * because the charts set theirs on the elements; without a network they can do no harm.
 */
function frame(report: Report, { script, style }: App): Frame {
  // An end tag inside the script would end it; in JavaScript `<\/` is the same text.
  const inlineScript = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${createHash('sha256').update(inlineScript).digest('base64')}'`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const title = escapeHtml(`Usability of ${[...new Set(report.groups.map(({ library }) => library))].join(', ')}`);
  const before = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="OSS-UAgent ${escapeHtml(report.generator.version)}">
<title>${title}</title>
<style>${style.replaceAll('</style', '<\\/style')}</style>
</head>
<body>
<div id="app"><noscript>This report needs JavaScript, which runs from this file alone. The same figures are in report.md and report.json.</noscript></div>
<script type="application/json" id="report">${JSON.stringify(report).replaceAll('<', '\\u003c')}</script>
`;
  return { before, after: `<script>${inlineScript}</script>\n</body>\n</html>\n` };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
