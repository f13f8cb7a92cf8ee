import { exportsEntry } from './exports-entry.ts';

/** The last fenced block of a reply whose code exports the entry, or null. */
export function fencedCode(text: string, entry: string): string | null {
  const blocks: string[] = [];
  let open: { fence: string; lines: string[] } | null = null;
  for (const line of text.split('\n')) {
    const fence = /^\s*(`{3,}|~{3,})/u.exec(line)?.[1];
    if (open === null) {
      if (fence !== undefined) open = { fence, lines: [] };
    } else if (fence?.startsWith(open.fence) === true && line.trim() === fence) {
      blocks.push(open.lines.join('\n'));
      open = null;
    } else {
      open.lines.push(line);
    }
  }
  // A reply that was cut off may end inside its block; what stands there is still what the model wrote.
  if (open !== null) blocks.push(open.lines.join('\n'));
  const code = blocks.findLast((block) => exportsEntry(block, entry));
  return code === undefined ? null : `${code}\n`;
}
