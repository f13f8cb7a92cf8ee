import { visibleText } from '../visible-text.ts';

/** Text that nobody vouches for, on one line and without any meaning to Markdown or HTML. */
export function markdownText(text: string): string {
  const oneLine = visibleText(text).replaceAll(/\s+/g, ' ').trim();
  return oneLine
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~$^@:-]/g, (character) => (character === '-' || character === ':' || character === '@' ? entity(character) : `\\${character}`));
}

/** A fenced block whose fence is longer than any run of backticks inside it. */
export function markdownCode(text: string, language: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${visibleText(text).replace(/\n*$/, '')}\n${fence}`;
}

/** A backslash does not stop `www.`, `https:` or `@name` from becoming a link or a mention; an entity does. */
function entity(character: string): string {
  return `&#${String(character.codePointAt(0))};`;
}
