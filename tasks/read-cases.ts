import path from 'node:path';
import { z } from 'zod';
import type { Case, CaseSet, Comparison } from './cases.ts';
import { parseYamlText } from './parse-yaml-text.ts';
import { readTextFile } from './read-yaml-file.ts';
import { relativePath } from './schemas.ts';
import { UserError } from './user-error.ts';

const tolerance = z.number().nonnegative('expected a number of at least 0');
const comparison = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exact') }),
  z.strictObject({ kind: z.literal('approx'), tolerance }),
  z.strictObject({ kind: z.literal('unordered'), tolerance: tolerance.optional() }),
  z.strictObject({ kind: z.literal('partition') }),
  z.strictObject({ kind: z.literal('one-of'), tolerance: tolerance.optional() }),
  z.strictObject({ kind: z.literal('checker'), checker: relativePath }),
]);
const caseSchema = z.strictObject({ name: z.string().min(1), args: z.array(z.unknown()), expected: z.unknown().optional() });
const casesSchema = z
  .strictObject({
    compare: comparison.default({ kind: 'exact' }),
    examples: z.array(caseSchema).default([]),
    hidden: z.array(caseSchema).min(1, 'expected at least one hidden case'),
  })
  .superRefine((cases, context) => {
    // A checker may know what is right from the arguments alone.
    if (cases.compare.kind === 'checker') return;
    for (const part of ['examples', 'hidden'] as const) {
      for (const [i, each] of cases[part].entries()) {
        if (!('expected' in each)) context.addIssue({ code: 'custom', path: [part, i], message: 'expected: missing; expected the value that the entry returns' });
      }
    }
  });

/** Reads `cases.json`; a checker's text comes along. */
export function readCases(file: string): CaseSet {
  const text = readTextFile(file, 'case file');
  const cases = checkJson(text) ?? parseYamlText({ text, file, schema: casesSchema, firstLine: 1 }).value;
  const twice = firstDuplicate([...cases.examples, ...cases.hidden].map(({ name }) => name));
  if (twice !== undefined) throw new UserError(`${file}: two cases are named "${twice}"; expected every case to have a name of its own.`);
  if (cases.compare.kind === 'one-of') refuseSingleAnswers([...cases.examples, ...cases.hidden], file);
  return {
    compare: completeComparison(cases.compare, file),
    examples: cases.examples.map(completeCase),
    hidden: cases.hidden.map(completeCase),
  };
}

function completeCase({ name, args, expected }: z.infer<typeof caseSchema>): Case {
  return { name, args, expected };
}

function completeComparison(compare: z.infer<typeof comparison>, file: string): Comparison {
  switch (compare.kind) {
    case 'checker': {
      const checker = path.resolve(path.dirname(file), compare.checker);
      return { kind: 'checker', checker: { path: checker, name: path.basename(checker), code: readTextFile(checker, 'checker') } };
    }
    case 'unordered':
    case 'one-of':
      return { kind: compare.kind, ...(compare.tolerance === undefined ? {} : { tolerance: compare.tolerance }) };
    case 'exact':
    case 'approx':
    case 'partition':
      return compare;
  }
}

/** The quick way through a file without mistakes; the slow one that knows lines runs only when there is something to say. */
function checkJson(text: string): z.infer<typeof casesSchema> | undefined {
  try {
    const result = casesSchema.safeParse(JSON.parse(text));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

function refuseSingleAnswers(cases: z.infer<typeof caseSchema>[], file: string): void {
  const single = cases.find(({ expected }) => !Array.isArray(expected));
  if (single !== undefined) throw new UserError(`${file}: case "${single.name}": expected an array of acceptable outputs, as compare is one-of.`);
}

function firstDuplicate(names: string[]): string | undefined {
  return names.find((name, i) => names.indexOf(name) !== i);
}
