import { diffArrays } from 'diff';

/** One line of two codes side by side; line numbers from 0. Null: the other code has nothing in its place. */
export interface AlignedLine {
  kind: 'same' | 'changed';
  own: number | null;
  reference: number | null;
}

/** Codes that differ by more than this are different codes, and finding out how would take long. */
const mostChanges = 4000;

/** Lines that both have stand beside each other, and between them what stands in place of what. */
export function alignLines(own: readonly string[], reference: readonly string[]): AlignedLine[] {
  const changes = diffArrays([...own], [...reference], { maxEditLength: mostChanges }) ?? [{ removed: true, added: false, count: own.length }, { removed: false, added: true, count: reference.length }];
  const lines: AlignedLine[] = [];
  let gone: number[] = [];
  let come: number[] = [];
  let [left, right] = [0, 0];
  const close = (): void => {
    for (let i = 0; i < Math.max(gone.length, come.length); i += 1) lines.push({ kind: 'changed', own: gone[i] ?? null, reference: come[i] ?? null });
    [gone, come] = [[], []];
  };
  for (const { removed, added, count } of changes) {
    if (!removed && !added) close();
    for (let i = 0; i < count; i += 1) {
      if (removed) gone.push(left++);
      else if (added) come.push(right++);
      else lines.push({ kind: 'same', own: left++, reference: right++ });
    }
  }
  close();
  return lines;
}
