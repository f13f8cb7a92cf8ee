/**
 * The readability score as data: each feature is turned into 0 (hard to read) to 1 (easy) by its curve, and the score is
 * the weighted mean. Sizes of the effects follow the literature and re-measurements of it, as rank correlations with the
 * mean ratings of human readers: share of comment lines +0.30 to +0.55; average line length −0.16 to −0.41; volume, entropy
 * and lines together +0.25 to +0.40 (Posnett, Hindle, Devanbu: A Simpler Model of Software Readability, MSR 2011);
 * identifiers and brackets per line, line lengths, indentation and blank lines (Buse, Weimer: Learning a Metric for Code
 * Readability, TSE 2010); words in identifiers (Scalabrino et al.: A comprehensive model for code readability, JSEP 2018).
 * Complexity alone is weak, so branching weighs little. Nothing was fitted by a computer: the weights are round numbers, set with an eye on
 * 111 Java methods of Scalabrino et al. (9 readers each) and 12 Go fragments (27 readers each). On them names at once correlate
 * −0.65 and −0.63, and the score +0.66 and +0.71.
 */
export const readabilityWeights = {
  commentShare: 0.18,
  averageLineLength: 0.12,
  density: 0.08,
  identifiersPerLine: 0.06,
  brackets: 0.05,
  namesAtOnce: 0.16,
  longestLine: 0.06,
  nesting: 0.1,
  indentation: 0.03,
  identifierLength: 0.04,
  vocabulary: 0.03,
  blankLines: 0.02,
  repetition: 0.02,
  literals: 0.03,
  operators: 0.01,
  branching: 0.01,
} as const;

export type ReadabilityFeature = keyof typeof readabilityWeights;

/** What ESLint finds is evidence for a reader and weighs this much of the whole, for TypeScript and JavaScript. */
export const lintWeight = 0.1;

/** A logistic fall (or, with a negative width, rise) from 1 to 0 around its middle, not below the floor. */
export interface Curve {
  middle: number;
  width: number;
  floor: number;
}

/** Middles are what ordinary published code has at its worse end; a feature of the middle is worth half. Lines are those with code or with something to read in a comment. */
export const curves: Record<ReadabilityFeature, Curve> = {
  /** Comment lines to lines. Code without any may still be good: half of the weight is at stake. */
  commentShare: { middle: 0.12, width: -0.06, floor: 0.5 },
  /** Characters, four for each level of indentation. */
  averageLineLength: { middle: 55, width: 10, floor: 0 },
  /** Posnett's z over windows of ten lines. */
  density: { middle: -14, width: -5, floor: 0 },
  identifiersPerLine: { middle: 5, width: 1.2, floor: 0 },
  /** Per line. */
  brackets: { middle: 4, width: 1, floor: 0 },
  /** Different identifiers on a screen of thirty lines. */
  namesAtOnce: { middle: 30, width: 9, floor: 0 },
  longestLine: { middle: 125, width: 15, floor: 0 },
  /** Mean levels of braces or of indentation, whichever is more. */
  nesting: { middle: 3.2, width: 0.8, floor: 0 },
  /** Share of lines that are set off as the brackets around them ask for and that open few blocks; half where they are off the step of the text. */
  indentation: { middle: 0.7, width: -0.08, floor: 0 },
  /** Mean characters of different identifiers. */
  identifierLength: { middle: 3.2, width: -0.8, floor: 0 },
  /** Share of identifiers, each as often as it stands there, that hold a word: of three letters with a vowel, or ideographs. */
  vocabulary: { middle: 0.55, width: -0.1, floor: 0 },
  /** Share of blank lines. */
  blankLines: { middle: 0.05, width: -0.03, floor: 0.4 },
  /** Share of runs of twelve tokens that come again. */
  repetition: { middle: 0.35, width: 0.1, floor: 0 },
  /** Numbers other than 0, 1 and 2 to tokens. */
  literals: { middle: 0.08, width: 0.02, floor: 0 },
  /** Operators to tokens. */
  operators: { middle: 0.45, width: 0.06, floor: 0 },
  /** Branches to lines. */
  branching: { middle: 0.4, width: 0.08, floor: 0 },
};

/**
 * Each times what every feature is worth: where lines do not end, nothing is set off, no name says anything or everything was
 * said before, nobody reads on, whatever else is good. Ordinary code is far from all of them.
 */
export const guards = {
  averageLineLength: { middle: 160, width: 20, floor: 0.35 },
  indentation: { middle: 0.62, width: -0.06, floor: 0.5 },
  vocabulary: { middle: 0.4, width: -0.07, floor: 0.75 },
  repetition: { middle: 0.75, width: 0.05, floor: 0.55 },
} satisfies Partial<Record<ReadabilityFeature, Curve>>;

export const readabilityFormula = [
  'Weighted mean, times 100, of features that any language has, each turned into 0 to 1:',
  `${Object.entries(readabilityWeights).map(([name, weight]) => `${name} ${String(weight)}`).join(', ')};`,
  `all of it times as little as ${Object.entries(guards).map(([name, { floor }]) => `${String(floor)} (${name})`).join(', ')} where code is far off in that.`,
  `For TypeScript and JavaScript ESLint's findings to lines weigh ${String(lintWeight)} of the whole. Weights follow published rank correlations with human ratings.`,
  'Beside the score stands the difference to the nearest accepted reference, measured alike.',
].join(' ');
