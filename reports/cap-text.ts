/** A text that may be endless, cut with a word on how much is left out. */
export function capText(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}\n… ${String(text.length - most)} more characters, left out of the report`;
}

/** The same of every text in a value that came from a model. */
export function capTexts(value: unknown, most: number): unknown {
  if (typeof value === 'string') return capText(value, most);
  if (Array.isArray(value)) return value.map((inner) => capTexts(inner, most));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, capTexts(inner, most)]));
}
