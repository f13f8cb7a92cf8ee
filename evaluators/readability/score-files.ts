import { beside } from '../../tasks/beside/beside.ts';
import type { Details, Finding } from '../evaluation.ts';
import { lintReadability } from './lint.ts';
import { measureReadability } from './measure.ts';
import { lintWeight, readabilityWeights } from './weights.ts';

export type Parts = (Details & { kind: 'parts' })['parts'];

export interface ScoredFiles {
  /** 0 to 100. */
  score: number;
  parts: Parts;
  findings: Finding[];
}

/** The readability of code in one or more files, by name; each counts by its length. */
export const scoreFiles = beside('score-files', 'patient', async ({ files, language }: { files: Record<string, string>; language: string }): Promise<ScoredFiles> => {
  const findings = await lint(files);
  const parts = partsOf(Object.values(files), findings.length, language);
  return { score: Math.min(100, 100 * parts.reduce((sum, { value, weight }) => sum + value * weight, 0)), parts, findings };
});

async function lint(files: Record<string, string>): Promise<Finding[]> {
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

function partsOf(texts: string[], problems: number, language: string): Parts {
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
