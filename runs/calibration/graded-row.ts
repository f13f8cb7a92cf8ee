import type { Dimension } from '../../evaluators/evaluation.ts';
import type { Material } from '../../evaluators/judge/material.ts';

/** Code that people have graded in one dimension. */
export interface GradedRow {
  id: string;
  dimension: Dimension;
  /** What a judge is to be shown, as in a run. */
  material: Material;
  /** One grade for each human column, 0 to 100; null where somebody gave none. */
  humans: (number | null)[];
}
