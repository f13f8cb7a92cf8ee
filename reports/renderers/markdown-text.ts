import { visibleText } from '../visible-text.ts';

/**
 * Text that nobody vouches for, on one line and without any meaning to Markdown or HTML, inside an HTML block or outside.
 * Entities end markup; only a word joiner ends an address, a mention or a reference, since those are looked for in the text
 * that entities stand for.
 */
export function markdownText(text: string): string {
  return visibleText(text.length > longest ? `${text.slice(0, longest)}…` : text)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/:(?=\/\/)|\bwww(?=\.)|[@#](?=\w)/gi, (start) => `${start}\u2060`)
    .replace(/[&<>\\`*_{}[\]!|~$^]|^[-+=]|^#/g, entity)
    .replace(/^(\d+)([.)])/, (_, digits: string, mark: string) => `${digits}${entity(mark)}`);
}

/** Nobody reads a line that is longer. */
const longest = 1500;

function entity(character: string): string {
  return `&#${String(character.codePointAt(0))};`;
}

/** A fenced block whose fence is longer than any run of backticks inside it. */
export function markdownCode(text: string, language: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${visibleText(text).replace(/\n*$/, '')}\n${fence}`;
}
