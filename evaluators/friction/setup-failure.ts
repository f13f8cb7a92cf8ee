import type { Finding } from '../evaluation.ts';
import { findingsOf, groupFindings } from './from-findings.ts';
import type { Detector } from './stumble.ts';

/**
 * What the code imports and cannot have: one stumble for each module, whether compiler, bundler or the running code missed it.
 * A file that a package has but does not export is missed as well, and is a `bypass`.
 */
export const setupFailure: Detector = ({ evaluations }) => {
  const found = (['correctness', 'compliance'] as const).map((dimension) => findingsOf(evaluations, dimension));
  const unknown = found.find((each) => 'unknown' in each);
  if (unknown !== undefined && 'unknown' in unknown) return unknown;
  const findings = found.flatMap((each) => ('unknown' in each ? [] : each));
  const bypassed = new Set(findings.filter((finding) => finding.class === 'bypass').map((finding) => finding.symbol ?? String(finding.args['name'])));
  const missed = findings.filter((finding) => moduleOf(finding) !== null && !bypassed.has(moduleOf(finding) ?? ''));
  return groupFindings('setup-failure', missed, (finding) => moduleOf(finding) ?? '');
};

/** The module that a finding says is not there; null for any other finding. */
function moduleOf({ class: kind, code, args, symbol }: Finding): string | null {
  if (kind === 'setup-failure') return String(args['module'] ?? symbol ?? '');
  // A module that is only named while the code runs.
  return code === 'threw' ? (/^Cannot find (?:module|package) ['"]([^'"]+)['"]/u.exec(String(args['message']))?.[1] ?? null) : null;
}
