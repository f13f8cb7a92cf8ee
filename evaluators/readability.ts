import type { Submission } from '../tasks/submission.ts';
import type { Details, Finding } from './evaluation.ts';
import type { Evaluator } from './evaluator.ts';
import { noSubmission } from './no-submission.ts';
import { lintReadability } from './readability/lint.ts';
import { measureReadability } from './readability/measure.ts';
import { lintWeight, readabilityWeights } from './readability/weights.ts';

/** How easily the code reads, from measured features of its text; ESLint shows where it does not. */
export const readability: Evaluator = {
  dimension: 'readability',
  evaluate: async ({ submission, library }) => {
    if (submission === null) return noSubmission('readability');
    const findings = await lint(submission);
    const parts = partsOf(submission, findings.length, library.language);
    return { dimension: 'readability', kind: 'scored', score: scoreOf(parts), findings, details: { kind: 'parts', parts } };
  },
};

async function lint({ files }: Submission): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [file, code] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const { rule, message, line, column } of await problemsIn(code, file)) {
      findings.push({ dimension: 'readability', class: null, code: rule, args: { message }, file, line, column });
    }
  }
  return findings;
}

/** A rule that breaks on strange code gives no evidence; the measured features stand without it. */
async function problemsIn(code: string, file: string): ReturnType<typeof lintReadability> {
  if (code.length > mostLinted) return [];
  try {
    return await lintReadability(code, file);
  } catch {
    return [];
  }
}

/** Characters; beyond it nobody reads the findings either, and the rules take minutes. */
const mostLinted = 200_000;

type Parts = (Details & { kind: 'parts' })['parts'];

/** Files count by their length. */
function partsOf({ files }: Submission, problems: number, language: string): Parts {
  const texts = Object.values(files);
  const measured = texts.map((code) => ({ length: Math.max(1, code.length), ...measureReadability({ code, language }) }));
  const total = measured.reduce((sum, { length }) => sum + length, 0);
  const names = Object.keys(readabilityWeights) as (keyof typeof readabilityWeights)[];
  const parts = names.map((name) => ({
    name,
    value: measured.reduce((sum, { length, features }) => sum + (length / total) * features[name].worth, 0),
    weight: readabilityWeights[name] * (1 - lintWeight),
  }));
  const lines = texts.join('\n').split('\n').filter((line) => line.trim() !== '').length;
  const isEmpty = measured.every(({ score }) => score === 0);
  return [...parts, { name: 'lint', value: isEmpty ? 0 : 1 / (1 + (10 * problems) / Math.max(10, lines)), weight: lintWeight }];
}

function scoreOf(parts: Parts): number {
  return Math.min(100, 100 * parts.reduce((sum, { value, weight }) => sum + value * weight, 0));
}

