import type { Attempt } from '../agents/attempt.ts';
import type { Dimension } from '../evaluators/evaluation.ts';
import type { Judgement } from '../evaluators/judge/judgement.ts';
import type { Outcome } from '../runs/outcome.ts';
import type { ReportAttempt, Verdict } from './report.ts';
import type { ReportStumble } from './report-stumble.ts';

/** What figures and fixes are made of: an attempt without what was said and shown in it, so that thousands can be held. */
export interface CountedAttempt extends Pick<ReportAttempt, 'key' | 'trial' | 'ending' | 'usability' | 'solved' | 'effort' | 'usage' | 'findings' | 'submission' | 'cases'> {
  dimensions: Record<Dimension, Omit<Extract<Verdict, { kind: 'scored' }>, 'parts'> | Extract<Verdict, { kind: 'unscored' }>>;
  stumbles: Pick<ReportStumble, 'class' | 'subject'>[] | null;
}

/** The same of an outcome. */
export interface CountedOutcome {
  attempt: Pick<Attempt, 'trial' | 'usage' | 'milliseconds'>;
  diagnosis: Outcome['diagnosis'];
  judgements?: CountedJudgement[];
}

export type CountedJudgement = Omit<Judgement, 'question' | 'replies'>;

/** What was written is kept where it may show a fix of the docs, and of the cases the first that failed. */
export function countedAttempt(attempt: ReportAttempt): CountedAttempt {
  const { key, trial, ending, usability, solved, effort, usage, dimensions, stumbles, findings, submission, cases, diagnosis } = attempt;
  const isTold = diagnosis !== null && diagnosis.traces.length > 0;
  return {
    key, trial, ending, usability, solved, effort, usage,
    ...(isTold ? { findings, submission, cases: cases.filter(({ passed }) => !passed).slice(0, 1) } : { findings: [], submission: null, cases: [] }),
    dimensions: { correctness: withoutParts(dimensions.correctness), compliance: withoutParts(dimensions.compliance), readability: withoutParts(dimensions.readability) },
    stumbles: stumbles === null ? null : stumbles.map(({ class: kind, subject }) => ({ class: kind, subject })),
  };
}

function withoutParts(verdict: Verdict): CountedAttempt['dimensions'][Dimension] {
  return verdict.kind === 'scored' ? { kind: 'scored', score: verdict.score } : verdict;
}

export function countedOutcome({ attempt: { trial, usage, milliseconds }, diagnosis, judgements }: Outcome): CountedOutcome {
  return { attempt: { trial, usage, milliseconds }, diagnosis, ...(judgements === undefined ? {} : { judgements: judgements.map(countedJudgement) }) };
}

function countedJudgement({ version, judge, dimension, verdict, temperature, usage, milliseconds }: Judgement): CountedJudgement {
  return { version, judge, dimension, verdict, temperature, usage, milliseconds };
}
