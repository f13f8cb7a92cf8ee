import type { FrictionClass } from '../evaluators/evaluation.ts';

/** One thing that an attempt stumbled over, with what shows it. */
export interface ReportStumble {
  class: FrictionClass;
  /** A symbol, module, page or budget; empty when it is about the attempt as a whole. */
  subject: string;
  evidence: ReportEvidence[];
}

/** `message` is for people; the other keys say where it stands, as far as there is a place. */
export interface ReportEvidence {
  kind: 'finding' | 'step' | 'budget' | 'passage' | 'no-passage' | 'query' | 'snippet';
  message: string;
  /** A submitted file, or a page of the docs. */
  path?: string;
  line?: number;
  endLine?: number;
  /** Place among the attempt's steps, from 0. */
  step?: number;
}

/** How often a class of friction was met, by whom, and what it was about. */
export interface FrictionCount {
  class: FrictionClass;
  /** Attempts that met it. */
  attempts: number;
  attemptsByPersona: Record<string, number>;
  /** Different things that were stumbled over, attempt by attempt. */
  count: number;
  byPersona: Record<string, number>;
  /** What most attempts stumbled over, the most frequent first; those without a subject are not among them. */
  subjects: { subject: string; attempts: number }[];
}
