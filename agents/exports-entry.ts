/**
 * Whether code looks as if it exports the entry, by name or as its default. A guess from the text, good enough
 * for asking once; what counts is what the harness finds.
 */
export function exportsEntry(code: string, entry: string): boolean {
  const name = escapeForPattern(entry);
  return [
    String.raw`\bexport\s+(?:declare\s+)?(?:async\s+)?(?:function\s*\*?|const|let|var|class)\s+${name}(?![\w$])`,
    String.raw`\bexport\s*\{[^}]*(?<![\w$])${name}(?![\w$])[^}]*\}`,
    String.raw`\bexport\s+default\b`,
    String.raw`\bexport\s*=`,
    String.raw`\bmodule\s*\.\s*exports\b`,
    String.raw`\bexports\s*\.\s*${name}(?![\w$])`,
  ].some((pattern) => new RegExp(pattern, 'u').test(code));
}

function escapeForPattern(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);
}
