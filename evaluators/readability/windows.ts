import type { Token } from './lexer.ts';

/** Ten lines are about what raters of the formula were shown; over a whole file its volume would drown the rest. */
const windowLines = 10;

/** What a screen holds at once. */
const screenLines = 30;

/**
 * `density` is the mean of 8.87 − 0.033·V + 0.40·L − 1.5·H over windows of lines with code: V is Halstead's volume in bits, L the
 * lines, H the entropy of the tokens in bits. `namesAtOnce` is the mean number of different identifiers on a screen. A short
 * last window joins in by its share of lines.
 */
export function meanOverWindows(words: Token[]): { density: number; namesAtOnce: number } {
  const byLine = new Map<number, Token[]>();
  for (const word of words) {
    const tokens = byLine.get(word.line);
    if (tokens === undefined) byLine.set(word.line, [word]);
    else tokens.push(word);
  }
  const lines = [...byLine.values()];
  return { density: meanOf(lines, windowLines, windowDensity), namesAtOnce: meanOf(lines, screenLines, countNames) };
}

function meanOf(lines: Token[][], size: number, measure: (window: Token[][]) => number): number {
  let sum = 0;
  for (let i = 0; i < lines.length; i += size) {
    // The last window reaches back, so that what is left over counts as much as it is and no more.
    const window = lines.slice(Math.max(0, Math.min(i, lines.length - size)), i + size);
    sum += measure(window) * Math.min(size, lines.length - i);
  }
  return sum / lines.length;
}

function windowDensity(window: Token[][]): number {
  const tokens = window.flat();
  const counts = new Map<string, number>();
  for (const { text } of tokens) counts.set(text, (counts.get(text) ?? 0) + 1);
  const entropy = [...counts.values()].reduce((sum, count) => sum - (count / tokens.length) * Math.log2(count / tokens.length), 0);
  const volume = tokens.length * Math.log2(Math.max(2, counts.size));
  // A shorter text is held to the volume of a whole window.
  const scale = windowLines / window.length;
  return 8.87 - 0.033 * volume * scale + 0.4 * windowLines - 1.5 * entropy;
}

function countNames(window: Token[][]): number {
  return new Set(window.flat().filter(({ kind }) => kind === 'identifier').map(({ text }) => text)).size;
}
