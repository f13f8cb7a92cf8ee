/** Words as a measure of length; text without spaces, such as minified code or Chinese, counts by its characters. */
export function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i += 1) {
    const space = text.charCodeAt(i) <= 32;
    if (!space && !inWord) words += 1;
    inWord = !space;
  }
  return Math.max(words, Math.ceil(text.length / 12));
}
