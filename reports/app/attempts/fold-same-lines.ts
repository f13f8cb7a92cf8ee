import type { AlignedLine } from './align-lines.ts';

export type Stretch = { kind: 'shown'; lines: AlignedLine[] } | { kind: 'folded'; lines: AlignedLine[] };

/** Lines beside a change that are shown with it. */
const context = 3;
/** Fewer are not worth a fold. */
const fewest = 4;

/** Cuts aligned lines into stretches: what is the same and far from any change, or from a line that must be seen, is folded. */
export function foldSameLines(lines: readonly AlignedLine[], mustShow: (line: AlignedLine) => boolean): Stretch[] {
  const near = new Set<number>();
  for (const [i, line] of lines.entries()) {
    if (line.kind === 'changed' || mustShow(line)) for (let at = i - context; at <= i + context; at += 1) near.add(at);
  }
  const stretches: Stretch[] = [];
  for (let start = 0; start < lines.length;) {
    const isShown = near.has(start);
    let end = start + 1;
    while (end < lines.length && near.has(end) === isShown) end += 1;
    const part = lines.slice(start, end);
    const last = stretches.at(-1);
    if (isShown || part.length < fewest) {
      if (last?.kind === 'shown') last.lines.push(...part);
      else stretches.push({ kind: 'shown', lines: part });
    } else stretches.push({ kind: 'folded', lines: part });
    start = end;
  }
  return stretches;
}
