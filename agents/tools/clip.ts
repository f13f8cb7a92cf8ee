/** The first so many characters of a text, with a note of how many more there were. */
export function clip(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}… (${String(text.length - limit)} more characters)`;
}
