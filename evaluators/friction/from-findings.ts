import type { Dimension, Evaluation, Finding, FrictionClass } from '../evaluation.ts';
import type { Detector, Found, Stumble } from './stumble.ts';

/**
 * Stumbles that an evaluator has found in the code: one for each thing that the findings of a class are about. What a further
 * dimension has found of the class comes with them, where it was scored.
 */
export function fromFindings(kind: FrictionClass, dimension: Dimension, further?: Dimension): Detector {
  return ({ evaluations }) => {
    const findings = findingsOf(evaluations, dimension);
    if ('unknown' in findings) return findings;
    const more = further === undefined ? [] : findingsOf(evaluations, further);
    return groupFindings(kind, [...findings, ...('unknown' in more ? [] : more)].filter((finding) => finding.class === kind), subjectOf);
  };
}

/** The findings of a dimension, or why there are none to look at. */
export function findingsOf(evaluations: readonly Evaluation[], dimension: Dimension): Finding[] | (Found & { unknown: string }) {
  const evaluation = evaluations.find((each) => each.dimension === dimension);
  if (evaluation === undefined) return { unknown: `Its ${dimension} was not evaluated.` };
  return evaluation.kind === 'scored' ? evaluation.findings : { unknown: evaluation.reason };
}

/** The same symbol misused in three places is one misunderstanding with three pieces of evidence. */
export function groupFindings(kind: FrictionClass, findings: readonly Finding[], subject: (finding: Finding) => string): Stumble[] {
  const stumbles = new Map<string, Stumble>();
  for (const finding of findings) {
    const about = subject(finding);
    const stumble = stumbles.get(about) ?? { class: kind, subject: about, evidence: [] };
    stumble.evidence.push({ kind: 'finding', finding });
    stumbles.set(about, stumble);
  }
  return [...stumbles.values()];
}

/** What the compiler underlines without knowing a symbol for it, such as a whole `return`, names nothing that others could share. */
function subjectOf({ symbol, code, args }: Finding): string {
  return symbol ?? (/^TS\d/u.test(code) ? '' : String(args['name'] ?? args['package'] ?? ''));
}
