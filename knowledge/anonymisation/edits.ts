/** One piece of a text replaced by another. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The text with all edits made; of two that overlap the one that begins first is made. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: replacement } of inOrder(edits)) {
    if (start < at) continue;
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}

/**
 * Where a place of the edited text lay before: lines stay, since no edit has a line break, and columns move with the edits
 * left of them. A place inside a replacement lay at the beginning of what was replaced. Lines and columns from 0.
 */
export function placesBefore(text: string, edits: readonly Edit[]): (line: number, column: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)];
  const byLine = new Map<number, { column: number; length: number; text: string }[]>();
  let line = 0;
  for (const { start, end, text: replacement } of inOrder(edits)) {
    while ((starts[line + 1] ?? Infinity) <= start) line += 1;
    const own = byLine.get(line) ?? [];
    own.push({ column: start - (starts[line] ?? 0), length: end - start, text: replacement });
    byLine.set(line, own);
  }
  return (row, column) => {
    let shift = 0;
    for (const edit of byLine.get(row) ?? []) {
      const begins = edit.column + shift;
      if (column < begins) break;
      if (column < begins + edit.text.length) return edit.column;
      shift += edit.text.length - edit.length;
    }
    return column - shift;
  };
}

function inOrder(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}
