import type { FrictionClass } from '../evaluation.ts';
import { discovery } from './discovery.ts';
import { docsDefect } from './docs-defect.ts';
import { docsGap } from './docs-gap.ts';
import { fromFindings } from './from-findings.ts';
import { setupFailure } from './setup-failure.ts';
import { silentWrong } from './silent-wrong.ts';
import type { Detector } from './stumble.ts';
import { thrash } from './thrash.ts';

/** How each class of friction is told. */
export const detectors = {
  'setup-failure': setupFailure,
  'invented-symbol': fromFindings('invented-symbol', 'compliance'),
  'near-miss-name': fromFindings('near-miss-name', 'compliance'),
  'wrong-call': fromFindings('wrong-call', 'compliance', 'correctness'),
  'wrong-options': fromFindings('wrong-options', 'compliance', 'correctness'),
  'wrong-return': fromFindings('wrong-return', 'compliance'),
  deprecated: fromFindings('deprecated', 'compliance'),
  'missing-precondition': fromFindings('missing-precondition', 'correctness'),
  'silent-wrong': silentWrong,
  discovery,
  'docs-gap': docsGap,
  'docs-defect': docsDefect,
  bypass: fromFindings('bypass', 'compliance'),
  thrash,
} satisfies Record<FrictionClass, Detector>;
