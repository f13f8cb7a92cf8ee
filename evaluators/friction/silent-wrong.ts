import type { FrictionClass } from '../evaluation.ts';
import { findingsOf } from './from-findings.ts';
import type { Detector } from './stumble.ts';

/**
 * Code that compiles and runs and gives wrong answers: one stumble, however many cases show it. Where the compiler has something
 * against the use of the library that may well have made them wrong, the mistake is not a silent one.
 */
export const silentWrong: Detector = ({ evaluations }) => {
  const wrong = findingsOf(evaluations, 'correctness');
  if ('unknown' in wrong) return wrong;
  const evidence = wrong.filter((finding) => finding.class === 'silent-wrong').map((finding) => ({ kind: 'finding' as const, finding }));
  if (evidence.length === 0) return [];
  const told = findingsOf(evaluations, 'compliance');
  if ('unknown' in told) return told;
  const isSilent = !told.some((finding) => changesResults.has(finding.class) && /^TS\d/u.test(finding.code));
  return isSilent ? [{ class: 'silent-wrong', subject: '', evidence }] : [];
};

/** A type that cannot be imported, a private member or something deprecated runs as it always has. */
const changesResults: ReadonlySet<FrictionClass | null> = new Set(['invented-symbol', 'near-miss-name', 'wrong-call', 'wrong-options', 'wrong-return']);
