import type { Details, Finding } from '../evaluation.ts';
import type { Inspection } from './inspect-submission.ts';
import { complianceWeights, lintCosts, mistakeWeight, type CompliancePart } from './weights.ts';

export interface ScoreRequest {
  inspection: Inspection;
  /** Of the library, all that the code has in use: the starter's too. */
  symbols: string[];
  /** Against the nearest accepted reference; null when there is none. */
  idiom: number | null;
  rules: { kept: number; total: number };
  /** Null when the library has no lint rules of its own. */
  lint: { errors: number; warnings: number } | null;
}

/** The parts that apply, their weights adding up to 1, and the score from 0 to 100. `complianceFormula` says it in words. */
export function scoreCompliance(request: ScoreRequest): { score: number; details: Details } {
  const values = partValues(request);
  const applied = Object.entries(complianceWeights).flatMap(([name, weight]) => {
    // The keys of the table are its parts.
    const value = values[name as CompliancePart];
    return value === null ? [] : [{ name, value, weight }];
  });
  const sum = applied.reduce((total, { weight }) => total + weight, 0);
  const parts = applied.map(({ name, value, weight }) => ({ name, value, weight: weight / sum }));
  // Summed as the weights are, so that code without a flaw comes to exactly 100.
  const score = 100 * (applied.reduce((total, { value, weight }) => total + value * weight, 0) / sum);
  return { score, details: { kind: 'parts', parts, symbols: request.symbols } };
}

function partValues({ inspection, idiom, rules, lint }: ScoreRequest): Record<CompliancePart, number | null> {
  const { symbols, calls, mistakes } = inspection;
  const missing = countNames(mistakes, existing);
  const wrong = mistakes.filter(({ class: kind }) => kind !== null && wellCalled.has(kind)).length;
  const old = countNames(mistakes, new Set(['deprecated']));
  const right = symbols.length;
  return {
    existing: share(right, mistakeWeight * missing),
    'well-called': share(Math.max(0, calls - wrong), mistakeWeight * wrong + missing),
    current: share(Math.max(0, right - old), mistakeWeight * old + missing),
    idiomatic: idiom,
    rules: rulesKept(rules, lint),
  };
}

/** The lint rules count as one rule, kept the less the more they find; null when there are no rules of either kind. */
function rulesKept({ kept, total }: ScoreRequest['rules'], lint: ScoreRequest['lint']): number | null {
  if (lint === null) return total === 0 ? null : kept / total;
  return (kept + 1 / (1 + lintCosts.error * lint.errors + lintCosts.warning * lint.warnings)) / (total + 1);
}

const existing: ReadonlySet<string> = new Set(['setup-failure', 'invented-symbol', 'near-miss-name', 'bypass']);
const wellCalled: ReadonlySet<string> = new Set(['wrong-call', 'wrong-options', 'wrong-return']);

/** The same invented name five times over is one misunderstanding; two casts are two. */
function countNames(mistakes: Finding[], classes: ReadonlySet<string>): number {
  const counted = mistakes.filter(({ class: kind }) => kind !== null && classes.has(kind));
  return new Set(counted.map(({ class: kind, symbol, file, line, column }) => symbol ?? JSON.stringify([kind, file, line, column]))).size;
}

/** Null when there is nothing of the kind, right or wrong. */
function share(right: number, wrong: number): number | null {
  return right + wrong === 0 ? null : right / (right + wrong);
}
