import { z } from 'zod';

const mostCharacters = 200_000;

/** The complete code of one file; a Markdown fence around the whole is taken off. */
export const codeArgument = z
  .string('expected the complete code of the file as a string')
  .max(mostCharacters, `expected at most ${String(mostCharacters)} characters`)
  .transform(withoutFence)
  .refine((code) => code.trim() !== '', 'expected the complete code of the file, received nothing');

function withoutFence(code: string): string {
  const fenced = /^\s*```[^\n]*\n([\s\S]*?)\n?```\s*$/u.exec(code);
  const inside = fenced?.[1];
  return inside === undefined || inside.includes('\n```') ? code : `${inside}\n`;
}
