import { counted } from '../../tasks/counted.ts';

/** Rows of cells that are Markdown already; the first columns to the left, figures to the right. @param names how many of them have names */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[], names = 1): string {
  return [head, head.map((_, i) => (i < names ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Details that open at a click. */
export function markdownFold(title: string, body: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${body}\n\n</details>`;
}

/** GitHub takes no comment of more than 65,536 characters, and the marks of whoever posts it need some. */
const mostCharacters = 64_000;

/**
 * As many blocks as a comment takes, from the first on, then those of the end; where one is too long, the next ones may still fit.
 * `whole` is where all of them are.
 */
export function fitComment(blocks: readonly string[], { whole, end = [] }: { whole: string; end?: readonly string[] }): string {
  const kept: string[] = [];
  let left = mostCharacters - end.join('\n\n').length;
  for (const block of blocks) {
    if (block.length + 2 > left) continue;
    kept.push(block);
    left -= block.length + 2;
  }
  const without = blocks.length - kept.length;
  return `${[...kept, ...(without === 0 ? [] : [`${counted(without, 'more section')} did not fit into a comment: ${whole} has all.`]), ...end].join('\n\n')}\n`;
}
