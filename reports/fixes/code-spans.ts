export interface Span {
  text: string;
  isCode: boolean;
}

/** A sentence cut at its backticks, for renderers that show code in their own way. */
export function codeSpans(sentence: string): Span[] {
  return sentence.split('`').map((text, i) => ({ text, isCode: i % 2 === 1 })).filter(({ text }) => text !== '');
}
