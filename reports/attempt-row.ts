import type { Ending, Usage } from '../agents/attempt.ts';
import type { Effort } from '../agents/effort.ts';
import type { Trial } from '../agents/trial.ts';
import { dimensions } from '../evaluators/evaluation.ts';
import type { Dimension, FrictionClass } from '../evaluators/evaluation.ts';
import type { ReportDiagnosis } from './fixes/fix.ts';
import type { ReportAttempt } from './report.ts';

/** One attempt in lists, filters and charts: what can be held of thousands at once. */
export interface AttemptRow {
  key: string;
  trial: Trial;
  ending: Ending['kind'];
  usability: number | null;
  /** Null where unscored. */
  scores: Record<Dimension, number | null>;
  solved: boolean | null;
  /** Whether any code was. */
  isHandedIn: boolean;
  /** How many. */
  findings: number;
  /** Each class once; null when it was not looked into. */
  stumbles: FrictionClass[] | null;
  /** Null when it was not asked. */
  cause: ReportDiagnosis['primary'] | null;
  effort: Effort;
  usage: Usage;
  usd: number | null;
  milliseconds: number | null;
}

export function attemptRow(attempt: ReportAttempt): AttemptRow {
  const { key, trial, usability, solved, effort, usage, usd, milliseconds } = attempt;
  return {
    key, trial, ending: attempt.ending.kind, usability, scores: scoresOf(attempt), solved,
    isHandedIn: attempt.submission !== null,
    findings: attempt.findings.length,
    stumbles: attempt.stumbles === null ? null : [...new Set(attempt.stumbles.map((stumble) => stumble.class))],
    cause: attempt.diagnosis?.primary ?? null,
    effort, usage, usd, milliseconds,
  };
}

function scoresOf({ dimensions: verdicts }: ReportAttempt): AttemptRow['scores'] {
  const scores = { correctness: null, compliance: null, readability: null } as AttemptRow['scores'];
  for (const dimension of dimensions) {
    const verdict = verdicts[dimension];
    if (verdict.kind === 'scored') scores[dimension] = verdict.score;
  }
  return scores;
}
