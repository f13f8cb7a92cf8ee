import { z } from 'zod';

const mostCharacters = 200_000;

/** The complete code of one file; a Markdown fence around the whole is taken off. */
export const codeArgument = z
  .string('expected the complete code of the file as a string')
  .max(mostCharacters, `expected at most ${String(mostCharacters)} characters`)
  .transform(withoutFence)
  .refine((code) => code.trim() !== '', 'expected the complete code of the file, received nothing');

function withoutFence(code: string): string {
  const [, fence = '', inside] = /^\s*(`{3,}|~{3,})[^\n]*\n([\s\S]*?)\n?[ \t]*\1\s*$/u.exec(code) ?? [];
  // With another fence inside it is not one around the whole.
  return inside === undefined || `\n${inside}`.includes(`\n${fence}`) ? code : `${inside}\n`;
}
