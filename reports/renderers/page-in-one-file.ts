import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { packageRoot } from '../../tasks/package-root.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { Frame } from './renderer.ts';

/** A built application: the same code for every page that it is put into. */
export interface App {
  script: string;
  style: string;
}

/** An application as `reports/app/build.mjs` leaves it. @param folder left out: where a build puts them */
export async function readApp(name: 'app' | 'comparison', folder = path.join(packageRoot, 'dist/reports/app')): Promise<App> {
  const files = [`${name}.js`, `${name}.css`];
  try {
    const [script, style] = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
    if (script === undefined || style === undefined) throw new Error('unreachable: two names give two texts');
    return { script, style };
  } catch (error) {
    throw new UserError(`The report's web application is not built: ${folder} lacks ${files.join(' or ')}. Run "npm run build" in ${packageRoot}.`, { cause: error });
  }
}

export interface PageRequest extends App {
  title: string;
  /** Of this program. */
  version: string;
  /** What the application reads, by the id of its element. */
  data: { id: string; value: unknown };
  /** Said to whoever has no JavaScript. */
  instead: string;
}

/**
 * A page that needs no network and no other file. The policy lets run exactly the script that stands here, whatever else
 * gets into the page. Styles may be inline, because the charts set theirs on the elements; without a network they can do no harm.
 * Between the two parts there is room for elements that scripts read, which hold nothing that could end them.
 */
export function pageInOneFile({ title, version, data, instead, script, style }: PageRequest): Frame {
  // An end tag inside the script would end it; in JavaScript `<\/` is the same text.
  const inlineScript = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${createHash('sha256').update(inlineScript).digest('base64')}'`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const before = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="OSS-UAgent ${escapeHtml(version)}">
<title>${escapeHtml(title)}</title>
<style>${style.replaceAll('</style', '<\\/style')}</style>
</head>
<body>
<div id="app"><noscript>${escapeHtml(instead)}</noscript></div>
<script type="application/json" id="${data.id}">${JSON.stringify(data.value).replaceAll('<', '\\u003c')}</script>
`;
  return { before, after: `<script>${inlineScript}</script>\n</body>\n</html>\n` };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
