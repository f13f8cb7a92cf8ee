import type { Library } from '../../tasks/library.ts';
import type { Finding } from '../evaluation.ts';

export interface RulesRequest {
  library: Library;
  /** Every id of what the submission uses. */
  used: readonly string[];
  /** The submission's main file. */
  file: string;
}

/** How the symbols in use keep the library file's rules; a breach is a finding of no class. */
export function checkRules({ library: { rules }, used, file }: RulesRequest): { kept: number; total: number; findings: Finding[] } {
  const breaches = [
    ...rules.required.filter((rule) => !used.some((id) => names(id, rule))).map((symbol) => ({ code: 'rule-required', symbol })),
    ...rules.forbidden.filter((rule) => used.some((id) => names(id, rule))).map((symbol) => ({ code: 'rule-forbidden', symbol })),
  ];
  const total = rules.required.length + rules.forbidden.length;
  const findings = breaches.map(({ code, symbol }): Finding => ({ dimension: 'compliance', class: null, code, args: { name: symbol }, file, line: 0, column: 0, symbol }));
  return { kept: total - breaches.length, total, findings };
}

/** A rule is a whole id, or its end, such as `Class.member`, or the module whose default export is meant. */
function names(id: string, rule: string): boolean {
  return id === rule || id.endsWith(`.${rule}`) || id.endsWith(`/${rule}.default`) || id === `${rule}.default`;
}
