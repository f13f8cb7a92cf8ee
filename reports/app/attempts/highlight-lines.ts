import hljs from 'highlight.js/lib/core';
import typescript from 'highlight.js/lib/languages/typescript';

hljs.registerLanguage('typescript', typescript);

/** A stretch of one line; its scope is highlight.js's classes, empty for plain text. */
export interface Token {
  text: string;
  scope: string;
}

/** Beyond this, colours are not worth the wait. */
const most = 100_000;

/**
 * Code as lines of tokens. highlight.js gives HTML of nothing but spans and escaped text; it is taken apart here again, so
 * that the page is built from text nodes alone and a span over several lines can be cut at their ends.
 */
export function highlightLines(code: string): Token[][] {
  const lines: Token[][] = [[]];
  const scopes: string[] = [];
  const html = code.length > most ? escape(code) : hljs.highlight(code, { language: 'typescript', ignoreIllegals: true }).value;
  for (const [piece, opened] of html.matchAll(/<span class="([^"]*)">|<\/span>|[^<]+/g)) {
    if (opened !== undefined) scopes.push(opened);
    else if (piece === '</span>') scopes.pop();
    else addText({ lines, text: unescape(piece), scope: scopes.join(' ') });
  }
  if (lines.length > 1 && lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

function addText({ lines, text, scope }: { lines: Token[][]; text: string; scope: string }): void {
  for (const [i, part] of text.split('\n').entries()) {
    if (i > 0) lines.push([]);
    if (part !== '') lines.at(-1)?.push({ text: part, scope });
  }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function unescape(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
}
