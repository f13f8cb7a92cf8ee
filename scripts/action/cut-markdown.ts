export interface Cut {
  /** How long a text is, in the unit of `most`. */
  size: (text: string) => number;
  most: number;
  /** Stands at the end of what was cut. */
  pointer: string;
}

/**
 * The text, or as many of its first blocks as fit, with the pointer to the rest. It is cut only where no fenced code, table or
 * folded block is open, so that what is left is whole Markdown.
 */
export function cutMarkdown(text: string, { size, most, pointer }: Cut): string {
  if (size(text) <= most) return text;
  const end = `\n${pointer}\n`;
  const fitting = blockEnds(text).filter((at) => size(text.slice(0, at) + end) <= most);
  return `${text.slice(0, fitting.at(-1) ?? 0)}${end}`;
}

/** Where an empty line ends a block that stands in no other. */
function blockEnds(text: string): number[] {
  const ends: number[] = [];
  let fence = '';
  let depth = 0;
  let at = 0;
  for (const line of text.split('\n')) {
    const mark = /^(?:`{3,}|~{3,})/u.exec(line)?.[0] ?? '';
    if (fence !== '') {
      if (mark.startsWith(fence) && line.trim() === mark) fence = '';
    } else if (mark !== '') fence = mark;
    else if (line === '<details>') depth += 1;
    else if (line === '</details>') depth -= 1;
    else if (line === '' && depth === 0) ends.push(at);
    at += line.length + 1;
  }
  return ends;
}
