import type { Finding } from '../evaluation.ts';
import type { Inspection } from './inspect-submission.ts';

/**
 * Leaves out mistakes that an accepted reference makes too: it passes every case, so what the compiler has against that use of
 * that symbol is wrong in the library's declarations, not in the code.
 */
export function excuseMistakes(inspection: Inspection, references: readonly Inspection[]): Inspection {
  const excused = new Set(references.flatMap(({ mistakes }) => mistakes).filter(({ symbol }) => symbol !== undefined).map(keyOf));
  const isHeld = (finding: Finding): boolean => !excused.has(keyOf(finding));
  return { ...inspection, findings: inspection.findings.filter(isHeld), mistakes: inspection.mistakes.filter(isHeld) };
}

function keyOf({ code, class: kind, symbol }: Finding): string {
  return JSON.stringify([code, kind, symbol]);
}
