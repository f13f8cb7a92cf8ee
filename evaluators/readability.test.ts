import { expect, it } from 'vitest';
import { libraryOf } from '../tasks/languages/fixtures/type-project/install-packages.ts';
import type { CodeFile } from '../tasks/code-file.ts';
import type { Submission } from '../tasks/submission.ts';
import type { Evaluation } from './evaluation.ts';
import type { EvaluationJob } from './evaluator.ts';
import { readability } from './readability.ts';

function evaluate(submission: Submission | null, references: Record<string, string> = {}): Promise<Evaluation> {
  const task: EvaluationJob['task'] = {
    id: 'add', title: 'Add', entry: 'add', limits: { seconds: 1, memoryMb: 256 }, instructions: '', cases: { compare: { kind: 'exact' }, examples: [], hidden: [] }, folder: '/',
    solutions: { crates: { starter: codeFile('starter.ts', ''), wrong: [], references: Object.entries(references).map(([name, code]) => codeFile(name, code)) } },
  };
  const sandbox: EvaluationJob['sandbox'] = {
    id: 'none', contained: false, probe: () => Promise.reject(new Error('Readability runs nothing.')), run: () => Promise.reject(new Error('Readability runs nothing.')),
  };
  return readability.evaluate({ submission, task, library: libraryOf('crates'), installation: { folder: '/', packages: [], hash: '' }, sandbox, showsExpected: false, signal: new AbortController().signal });
}

function codeFile(name: string, code: string): CodeFile {
  return { path: `/${name}`, name, code };
}

function file(code: string, name = 'solution.ts'): Submission {
  return { main: name, files: { [name]: code } };
}

it('shows with ESLint where code is hard to read, whatever comments ask of it', async () => {
  const code = `/* eslint-disable */
export function pick(a: number, b: number): number {
  var unused = 1;
  return a > b ? (a > 2 ? 3 : 4) : b;
}
`;
  const { findings } = await evaluate(file(code));
  expect(findings.map(({ code: rule, line }) => [rule, line])).toEqual(expect.arrayContaining([['no-var', 3], ['@typescript-eslint/no-unused-vars', 3], ['no-nested-ternary', 4]]));
  expect(findings.every(({ class: kind, dimension, args }) => kind === null && dimension === 'readability' && args['message'] !== '')).toBe(true);
});

it('finds nothing in plain code and scores it by parts whose weights add up to 1', async () => {
  const evaluation = await evaluate(file('/** The sum. */\nexport function add(first: number, second: number): number {\n  return first + second;\n}\n'));
  expect(evaluation).toMatchObject({ kind: 'scored', findings: [] });
  const parts = evaluation.kind === 'scored' && evaluation.details.kind === 'parts' ? evaluation.details.parts : [];
  expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
  expect(evaluation).toHaveProperty('score', 100 * parts.reduce((sum, { weight, value }) => sum + weight * value, 0));
});

it('still measures code that does not parse', async () => {
  const evaluation = await evaluate(file('export function add(first: number, {\n  return first;\n'));
  expect(evaluation).toMatchObject({ kind: 'scored', findings: [] });
  expect(evaluation).toHaveProperty('score', expect.closeTo(80, -2));
});

it('gives nothing for nothing', async () => {
  expect(await evaluate(null)).toMatchObject({ kind: 'scored', score: 0, findings: [{ code: 'no-submission' }] });
  expect(await evaluate(file(''))).toMatchObject({ kind: 'scored', score: 0 });
});

const plain = '/** The sum of two numbers. */\nexport function add(first: number, second: number): number {\n  return first + second;\n}\n';
const folded = 'export const add = (first: number, second: number): number => [first, second].reduce((total, value) => total + value, 0);\n';

it('says what the nearest reference scores, measured alike', async () => {
  const references = { 'reference.ts': plain, 'reference-fold.ts': folded };
  for (const [name, code] of Object.entries(references)) {
    const evaluation = await evaluate(file(code), references);
    // Its own text is nearest, and differs from itself in nothing.
    expect(evaluation).toHaveProperty('details.reference', { name, score: (evaluation as { score: number }).score });
  }
  const renamed = await evaluate(file(folded.replaceAll('total', 'sum')), references);
  expect(renamed).toHaveProperty('details.reference.name', 'reference-fold.ts');
});

it('compares with nothing where there is no reference or no code', async () => {
  expect(await evaluate(file(plain))).not.toHaveProperty('details.reference');
  expect(await evaluate(null, { 'reference.ts': plain })).not.toHaveProperty('details.reference');
});
