import type { Usage } from '../../agents/attempt.ts';
import type { Dimension } from '../../evaluators/evaluation.ts';
import type { Score } from '../report.ts';

/** What judges made of the attempts, beside what was measured; in a report only when judges ran. */
export interface Judging {
  judges: JudgeSummary[];
  dimensions: JudgedDimension[];
  /** In the order of the report's groups. */
  groups: { library: string; arm: string; model: string; personas: { persona: string; dimensions: Record<Dimension, JudgedScore> }[] }[];
  /** Where the median of the judges and the measured score are more than one band apart, the widest gap first. */
  partings: Parting[];
}

export interface JudgeSummary {
  judge: string;
  /** Judgements, of which so many have a score. */
  asked: number;
  scored: number;
  unscored: { reason: string; count: number }[];
  /** Null where the model would not be asked with 0. */
  temperature: 0 | null;
  usage: Usage;
}

export interface JudgedDimension extends JudgedScore {
  dimension: Dimension;
  /** Krippendorff's alpha of the judges, interval data, with a 95 % interval by bootstrap over tasks; null with fewer than two judges or without variation. */
  alpha: { value: number; low: number | null; high: number | null } | null;
  /** Attempts whose measured and judged scores are more than one band apart. */
  parted: number;
}

/** Means over those attempts that have both a measured score and a judge's, repeats first, then tasks. */
export interface JudgedScore {
  measured: Score['value'];
  /** Of the medians over judges. */
  judged: Score['value'];
  attempts: number;
}

export interface Parting {
  key: string;
  dimension: Dimension;
  measured: number;
  judged: number;
  scores: { judge: string; score: number }[];
}

/** One judge's word on one dimension of one attempt. */
export type ReportJudgement = { judge: string; dimension: Dimension } & ({ kind: 'scored'; score: number; reasons: string } | { kind: 'unscored'; reason: string });
