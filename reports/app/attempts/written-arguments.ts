/** Arguments as code where they hold a text of several lines, as JSON else. */
export function writtenArguments(value: unknown): string {
  if (typeof value === 'string') return value;
  return JSON.stringify(value ?? null, null, 2).replaceAll('\\n', '\n');
}
