import type { Attempt, Ending, SeenPassage, Step, Usage } from '../agents/attempt.ts';
import type { Effort } from '../agents/effort.ts';
import type { Persona } from '../agents/persona.ts';
import type { Trial } from '../agents/trial.ts';
import type { CaseVerdict, Dimension, FrictionClass } from '../evaluators/evaluation.ts';
import type { Measure } from '../runs/comparison/compared-run.ts';
import type { Run } from '../runs/run.ts';
import type { SharedPassage, WithSharedTexts } from '../runs/shared-texts.ts';
import type { Submission } from '../tasks/submission.ts';
import type { TaskFingerprint } from '../tasks/task-fingerprint.ts';
import type { AblatedPart } from './ablation.ts';
import type { ArmContrast } from './arm-contrasts.ts';
import type { LibraryCoverage } from './api-coverage/coverage.ts';
import type { AttemptRow } from './attempt-row.ts';
import type { Cost } from './cost/cost.ts';
import type { ReportDiagnosis, ReportFix } from './fixes/fix.ts';
import type { CopyPasteFloor } from './floor.ts';
import type { Retrieval } from './retrieval/retrieval.ts';
import type { PersonaEffort } from './report-effort.ts';
import type { FrictionCount, ReportStumble } from './report-stumble.ts';
import type { Judging, ReportJudgement } from './judging/judging.ts';

/** What readers of a run read but its attempts, which may be many: numbers and texts, nothing left to compute but layout. */
export interface ReportHead {
  version: 1;
  generator: { name: 'oss-uagent'; version: string };
  /** Which run this is, and when it began (ISO 8601): all that differs between two runs that came to the same. */
  stamp: { run: string; createdAt: string };
  run: {
    label: string | null;
    command: string;
    suite: { id: string; title: string };
    planned: number;
    finished: number;
  };
  weights: Record<Dimension, number>;
  /** With what scores of two reports must have in common to be compared. */
  tasks: ReportTask[];
  personas: Persona[];
  /** One for each library, arm and model that the run has. */
  groups: ReportGroup[];
  /** What arms show beside each other; empty where no two of them make a contrast. */
  contrasts: ArmContrast[];
  /** What copying from the docs comes to, by library; left out where no other model tried, or nobody measured it. */
  floors?: CopyPasteFloor[];
  /** Parts of the docs that were taken away one at a time, the dearest first; left out where none was. */
  ablation?: AblatedPart[];
  /** What to change in the docs, by the points that are at stake. */
  fixes: ReportFix[];
  /** Left out where no model was called. */
  cost?: Cost;
  /** Only there when judges ran. No measured score depends on it. */
  judging?: Judging;
  /** For each library; left out where nobody asked. */
  coverage?: LibraryCoverage[];
  /** As coverage. */
  retrieval?: Retrieval;
  /** What a reader must know before trusting the figures, such as leaking hints or a run without a sandbox. */
  warnings: string[];
  method: {
    versions: Run['versions'] & { sandbox: string };
    libraries: Run['libraries'];
    knowledge: Run['knowledge'];
    formulas: { dimension: Dimension; text: string }[];
    unscored: { trial: Trial; dimension: Dimension; reason: string }[];
    /** Classes of friction that could not be looked into. */
    untold: { trial: Trial; class: FrictionClass; reason: string }[];
  };
}

/** A report with what can be held of every attempt; whole ones come beside it, one at a time. */
export interface Report extends ReportHead {
  /** With the docs whole, in the order of the plan. */
  attempts: AttemptRow[];
}

/** The report with its attempts whole. */
export interface WholeReport extends ReportHead {
  attempts: ReportAttempt[];
}

/** As `report.json` has it, with what developers were shown once for all attempts: its JSON Schema is `docs/report.schema.json`. */
export interface ReportDocument extends ReportHead {
  attempts: SharedReportAttempt[];
  /** Places in texts of attempts are places here. */
  texts: string[];
  passages: SharedPassage[];
}

/** An attempt with passages and paragraphs by their places in the report. */
export type SharedReportAttempt = WithSharedTexts<ReportAttempt>;

export interface ReportTask {
  id: string;
  title: string;
  fingerprint: TaskFingerprint;
  /** Hidden cases with input and expected output, as text that may be cut; left out unless the suite lets reports show them. */
  cases?: { name: string; input: string; expected: string }[];
}

export interface ReportGroup {
  library: string;
  arm: string;
  model: string;
  usability: Score;
  personas: PersonaScore[];
  /** What most attempts stumbled over comes first. */
  friction: FrictionCount[];
  /** For each persona, in the report's order. */
  effort: PersonaEffort[];
  /** Over all personas; left out where no task was tried twice. */
  noise?: Record<Measure, NoiseFloor | null>;
}

export interface PersonaScore {
  persona: string;
  usability: Score;
  dimensions: Record<Dimension, Score>;
  /** Attempts that pass every hidden case, of those whose correctness is scored; low and high are percent, the task being the unit. */
  solved: { count: number; of: number; low: number; high: number };
  /**
   * Of how many tasks at least one of k attempts is expected to solve (pass@k) and each of k (pass^k), over the tasks with
   * k scored attempts or more. Empty where no task has two.
   */
  repeats: { k: number; passAtK: SolveRate; passHatK: SolveRate; tasks: number }[];
  /** Means over this persona's tasks; correctness is null where it is unscored. `scored` attempts are those of known correctness. */
  tasks: { task: string; usability: number | null; dimensions: Record<Dimension, number | null>; solved: number; scored: number; attempts: number }[];
  usage: Usage;
  /** As in the group. */
  noise?: Record<Measure, NoiseFloor | null>;
}

/** How far a score moves by chance alone, in points. */
export interface NoiseFloor {
  /** Standard deviation of the score that one repeat of the whole suite gives. */
  deviation: number;
  /**
   * By how much two runs with these repeats would have to differ, in every task alike, for a comparison to show it in 80 of 100
   * cases at a two-sided 5 %. Null below 6 tasks, which can show nothing, and where no repeat differs.
   */
  detectable: number | null;
}

/** Percent of tasks, with a 95 % interval over tasks. */
export interface SolveRate {
  mean: number;
  low: number;
  high: number;
}

/** 0 to 100 with a 95 % interval over tasks; null where nothing could be scored. */
export interface Score {
  value: { mean: number; low: number; high: number; band: 'excellent' | 'good' | 'average' | 'poor' } | null;
  /** Tasks in the mean. */
  tasks: number;
  /** Attempts left out because they were unscored. */
  unscored: number;
}

export interface ReportAttempt {
  key: string;
  trial: Trial;
  ending: Ending;
  usability: number | null;
  dimensions: Record<Dimension, Verdict>;
  solved: boolean | null;
  cases: ReportCase[];
  findings: ReportFinding[];
  /** In the order of the classes; null when the attempt was graded by a version that did not look into it. */
  stumbles: ReportStumble[] | null;
  /** Why it failed, or used the library badly; null when it was graded by a version that did not ask. */
  diagnosis: ReportDiagnosis | null;
  effort: Effort;
  submission: Attempt['submission'];
  /** What was handed in, where names were invented for the library's: the submission is that under the real ones. */
  writtenAs?: Submission;
  passages: SeenPassage[];
  steps: ReportStep[];
  /** What the submitted code printed, capped. */
  output: { stdout: string; stderr: string };
  usage: Usage;
  /** US dollars by its tokens, whoever paid for the replies; null where the price is unknown. */
  usd: number | null;
  /** Null where no model was called: how long this machine took says nothing about the developer. */
  milliseconds: number | null;
  /** The nearest thing to a right answer, for reading beside the code. */
  reference: { name: string; code: string } | null;
  /** How the code reads beside the nearest accepted reference, measured alike: its score less the reference's. Null where nothing was handed in, or in a run that was graded without it. */
  relativeToReference: { name: string; readability: number; difference: number } | null;
  /** What judges said about it; left out where none was asked. */
  judgements?: ReportJudgement[];
}

export interface ReportCase extends Omit<CaseVerdict, 'milliseconds'> {
  /** Left out where no finding tells how it failed, as when the code does not compile. */
  failure?: CaseFailure;
}

export const caseFailures = ['wrong-answer', 'threw', 'timed-out', 'crashed', 'not-serialisable', 'non-deterministic'] as const;
export type CaseFailure = (typeof caseFailures)[number];

/** `parts` is what a score was made of, each 0 to 1 with its weight; empty where the cases are all there is to it. */
export type Verdict = { kind: 'scored'; score: number; parts: { name: string; value: number; weight: number }[] } | { kind: 'unscored'; reason: string };

/** As in the attempt; of the times only those of a model's replies are kept. */
export type ReportStep = Exclude<Step, { kind: 'tool' }> | Omit<Extract<Step, { kind: 'tool' }>, 'milliseconds'>;

export interface ReportFinding {
  dimension: Dimension;
  class: FrictionClass | null;
  code: string;
  message: string;
  file: string;
  line: number;
  column: number;
  symbol?: string;
}
