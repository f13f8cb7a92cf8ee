import type { Dimension } from '../evaluators/evaluation.ts';
import type { Score } from './report.ts';

/** What copying from one library's docs comes to, as the offline developer does it: who reads and thinks should be above it. */
export interface CopyPasteFloor {
  library: string;
  /** In which it was measured: this one, or one that is kept. */
  run: string;
  usability: Score;
  /** For each persona of the report, over the report's tasks. */
  personas: { persona: string; usability: Score; dimensions: Record<Dimension, Score> }[];
}

/** Who copies from the docs. */
export const floorModel = 'offline';

/** Whether the scores of a model and arm are the floor. */
export function isFloor({ model, arm }: { model: string; arm: string }): boolean {
  return model === floorModel && arm === 'docs';
}
