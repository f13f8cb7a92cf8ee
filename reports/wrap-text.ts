import { pieces, textWidth } from './text-width.ts';

/**
 * Breaks a paragraph at spaces so that no line is wider than a terminal's columns, unless one word is: a path or an address stays whole,
 * so that it can be copied. Writing that sets no spaces is broken between characters.
 */
export function wrapText(text: string, columns: number): string {
  const lines: string[] = [];
  let [line, width] = ['', 0];
  for (const word of text.split(' ').flatMap((each) => breakable(each, columns))) {
    const more = textWidth(word);
    if (line.length > 0 && width + 1 + more > columns) {
      lines.push(line);
      [line, width] = [word, more];
    } else {
      [line, width] = line.length === 0 ? [word, more] : [`${line} ${word}`, width + 1 + more];
    }
  }
  return [...lines, line].join('\n');
}

const withoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function breakable(word: string, columns: number): string[] {
  return textWidth(word) > columns && withoutSpaces.test(word) ? pieces(word, Math.max(2, columns)) : [word];
}

/** Short phrases one after another, of which none is broken unless it is wider than a line of its own. */
export function wrapPhrases(phrases: readonly string[], columns: number): string {
  const lines: string[] = [];
  for (const phrase of phrases) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(last) + 3 + textWidth(phrase) <= columns) lines[lines.length - 1] = `${last} · ${phrase}`;
    else lines.push(...wrapText(phrase, columns).split('\n'));
  }
  return lines.join('\n');
}
