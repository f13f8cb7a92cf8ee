import path from 'node:path';
import { z } from 'zod';
import type { Case, CaseSet, Comparison } from './cases.ts';
import { checkJsonText } from './check-json-text.ts';
import { groupingMistake } from './comparisons/partition.ts';
import { parseYamlText } from './parse-yaml-text.ts';
import { readTextFile } from './read-yaml-file.ts';
import { relativePath } from './schemas.ts';

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
  .superRefine(({ compare, examples, hidden }, context) => {
    const names = new Set<string>();
    for (const [part, cases] of Object.entries({ examples, hidden })) {
      for (const [i, each] of cases.entries()) {
        const refuse = (key: string, message: string): void => {
          context.addIssue({ code: 'custom', path: [part, i, key], message });
        };
        if (names.has(each.name)) refuse('name', `two cases are named "${each.name}"; expected every case to have a name of its own`);
        names.add(each.name);
        const mistake = expectedMistake(each, compare.kind);
        if (mistake !== undefined) refuse('expected', mistake);
      }
    }
  });

/** Why no output could ever pass, whatever it is; undefined when one could. */
function expectedMistake(each: z.infer<typeof caseSchema>, kind: Comparison['kind']): string | undefined {
  // A checker may know what is right from the arguments alone.
  if (kind === 'checker') return undefined;
  if (!('expected' in each)) return 'missing; expected the value that the entry returns';
  const { expected } = each;
  if (kind === 'one-of' && !Array.isArray(expected)) return 'expected an array of acceptable outputs, as compare is one-of';
  if (kind === 'unordered' && isPlainObject(expected)) return 'expected an array, as compare is unordered, which is about the outermost list';
  const grouping = kind === 'partition' ? groupingMistake(expected) : undefined;
  return grouping === undefined ? undefined : `expected an object from element to label or an array of groups, as compare is partition: ${grouping}`;
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads `cases.json`; a checker's text comes along. */
export function readCases(file: string): CaseSet {
  const text = readTextFile(file, 'case file');
  checkJsonText(text, file);
  // The quick way through a file without mistakes; the slow one knows lines.
  const cases = casesSchema.safeParse(JSON.parse(text)).data ?? parseYamlText({ text, file, schema: casesSchema, firstLine: 1 }).value;
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
