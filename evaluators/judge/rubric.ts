import type { Dimension } from '../evaluation.ts';
import type { Band } from '../score-band.ts';

/** What a judge is asked about one dimension: data, one file of `rubrics/` each. */
export interface Rubric {
  dimension: Dimension;
  question: string;
  /** What is shown beside the submission; in which order is not the rubric's to say. */
  shown: Part[];
  counts: string[];
  ignored: string[];
  bands: Record<Band, string>;
}

/** The parts of the material, in the order in which every judge reads them; the submission comes last. */
export const parts = ['task', 'library', 'starter', 'reference'] as const;
export type Part = (typeof parts)[number];
