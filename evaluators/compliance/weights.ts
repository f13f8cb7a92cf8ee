/**
 * The formula of the compliance score as data. The weights follow what a mistake costs the developer: a name that does
 * not exist stops everything, a wrong call stops that call, a deprecated name works today, an unusual one works.
 */
export const complianceWeights = {
  existing: 0.35,
  'well-called': 0.25,
  current: 0.15,
  idiomatic: 0.15,
  rules: 0.1,
} as const;

export type CompliancePart = keyof typeof complianceWeights;

/** One mistake weighs as much as this many right references, so that a single one shows in the score. */
export const mistakeWeight = 3;

/** In the part `rules`, an error of the library's own lint rules weighs this much, as in 1 / (1 + errors + warnings / 2). */
export const lintCosts = { error: 1, warning: 0.5 } as const;

export const complianceFormula = [
  'Weighted mean of five parts, times 100, from the references to the library in the submitted code as the compiler resolves them against the installed packages:',
  ...[
    ['existing', `r / (r + ${String(mistakeWeight)}·m): r different names and options of the library that exist, m that do not, or that a cast to any or a private import keeps from being checked`],
    ['well-called', `c / (c + ${String(mistakeWeight)}·w + m): c calls that fit a signature, w that do not, or that misread what comes back, such as a missing await`],
    ['current', `u / (u + ${String(mistakeWeight)}·d + m): u names without and d with @deprecated`],
    ['idiomatic', 'F1 of the different library symbols in use against those of the nearest accepted reference'],
    ['rules', `share kept of the library file's required and forbidden symbols; its own lint rules, where it has any, count as one more, kept to 1 / (1 + ${String(lintCosts.error)}·errors + ${String(lintCosts.warning)}·warnings)`],
  ].map(([part = '', text = '']) => `${part} (${String(complianceWeights[part as CompliancePart])}): ${text}.`),
  'Parts that do not apply are left out and the others weigh more. What the starter hands over counts for nothing. Code that never uses the library scores 0.',
].join(' ');
