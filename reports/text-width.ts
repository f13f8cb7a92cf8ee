import stringWidth from 'string-width';

/** Columns that a terminal gives a text: two for most of East Asia and emoji, none for escapes and for marks that combine. */
export function textWidth(text: string): number {
  // Most text is plain, and this is asked of every word.
  return /^[\u0020-\u007E]*$/u.test(text) ? text.length : stringWidth(text);
}

const segmenter = new Intl.Segmenter();

/** As much of a line as fits, with a sign where something was cut; what a reader takes for one character is never split. */
export function fitText(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  return `${pieces(text, Math.max(1, columns - 1))[0] ?? ''}…`;
}

/** A word in pieces that each fit, one character in each at the least. */
export function pieces(text: string, columns: number): string[] {
  const found: string[] = [];
  let [piece, width] = ['', 0];
  for (const { segment } of segmenter.segment(text)) {
    const more = textWidth(segment);
    if (piece !== '' && width + more > columns) {
      found.push(piece);
      [piece, width] = ['', 0];
    }
    piece += segment;
    width += more;
  }
  return piece === '' ? found : [...found, piece];
}
