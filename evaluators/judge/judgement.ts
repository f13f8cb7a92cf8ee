import type { Usage } from '../../agents/attempt.ts';
import type { Dimension } from '../evaluation.ts';

/** What one judge said about one dimension of one submission. It stands beside the measured evaluation and never replaces it. */
export interface Judgement {
  version: 1;
  /** As asked for, such as `openai:gpt-5-mini`. */
  judge: string;
  dimension: Dimension;
  /** SHA-256 of all that was asked; empty when nothing was. */
  question: string;
  verdict: JudgeVerdict;
  /** Every reply as it came; the last one counts. */
  replies: string[];
  /** Null where the model would not be asked with 0. */
  temperature: 0 | null;
  usage: Usage;
  milliseconds: number;
}

export type JudgeVerdict =
  /** 0 to 100. */
  | { kind: 'scored'; score: number; reasons: string }
  | { kind: 'unscored'; reason: string; cause: 'nothing-to-judge' | 'endpoint' | 'refused' | 'unreadable' };

/** Whether asking again would be paying twice: an endpoint that failed gave nothing, everything else is an answer. */
export function isSettled({ verdict }: Judgement): boolean {
  return verdict.kind === 'scored' || verdict.cause !== 'endpoint';
}
