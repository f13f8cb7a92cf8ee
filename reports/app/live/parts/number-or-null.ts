/** What was written, as a number; null where nothing was. What is no number stays none, for the server to refuse. */
export function numberOrNull(text: string): number | null {
  return text.trim() === '' ? null : Number(text.replaceAll(/[,_\s]/g, ''));
}
