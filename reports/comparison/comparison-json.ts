import type { RunComparison } from '../../runs/comparison/run-comparison.ts';
import { comparisonNotes } from './comparison-notes.ts';
import { comparisonSentence } from './comparison-sentence.ts';

/** The document of `uagent compare --json`. */
export function comparisonJson(comparison: RunComparison): string {
  const { version, verdict, ...rest } = comparison;
  return `${JSON.stringify({ version, verdict, sentence: comparisonSentence(comparison), ...rest, notes: comparisonNotes(comparison) }, null, 2)}\n`;
}
