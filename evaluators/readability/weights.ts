/**
 * The readability score as data: each feature is turned into 0 (hard to read) to 1 (easy) by its curve, and the score is
 * the weighted mean. Sizes of the effects follow the literature and re-measurements of it, as rank correlations with the
 * mean ratings of human readers: share of comment lines +0.30 to +0.55; average line length −0.16 to −0.41; volume, entropy
 * and lines together +0.25 to +0.40 (Posnett, Hindle, Devanbu: A Simpler Model of Software Readability, MSR 2011);
 * identifiers per line, line lengths, indentation and blank lines (Buse, Weimer: Learning a Metric for Code Readability,
 * TSE 2010); words in identifiers (Scalabrino et al.: A comprehensive model for code readability, JSEP 2018). Complexity
 * alone is weak, so branching weighs little. Fitted to no data set.
 */
export const readabilityWeights = {
  commentShare: 0.19,
  averageLineLength: 0.11,
  density: 0.12,
  identifiersPerLine: 0.08,
  brackets: 0.07,
  namesAtOnce: 0.1,
  longestLine: 0.06,
  nesting: 0.09,
  indentation: 0.04,
  identifierLength: 0.04,
  vocabulary: 0.03,
  blankLines: 0.02,
  repetition: 0.02,
  literals: 0.01,
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

/** Middles are what ordinary published code has at its worse end; a feature of the middle is worth half. */
export const curves: Record<ReadabilityFeature, Curve> = {
  /** Comment lines to lines that are not blank. Code without any may still be good: half of the weight is at stake. */
  commentShare: { middle: 0.12, width: -0.06, floor: 0.5 },
  /** Characters, indentation included, of lines that are not blank. */
  averageLineLength: { middle: 55, width: 10, floor: 0 },
  /** Posnett's z over windows of ten lines. */
  density: { middle: -12, width: -5, floor: 0 },
  identifiersPerLine: { middle: 4.5, width: 1.2, floor: 0 },
  longestLine: { middle: 125, width: 15, floor: 0 },
  /** Mean levels of brackets or of indentation, whichever is more. */
  brackets: { middle: 3.5, width: 1, floor: 0 },
  namesAtOnce: { middle: 32, width: 9, floor: 0 },
  nesting: { middle: 3, width: 0.8, floor: 0 },
  /** Share of lines that are indented as the brackets around them and the file's own step ask for, and that open one block at most. */
  indentation: { middle: 0.7, width: -0.08, floor: 0 },
  /** Mean characters of different identifiers. */
  identifierLength: { middle: 3.2, width: -0.8, floor: 0 },
  /** Share of different identifiers that hold a word, of letters with a vowel. */
  vocabulary: { middle: 0.55, width: -0.1, floor: 0 },
  /** Share of blank lines. */
  blankLines: { middle: 0.05, width: -0.03, floor: 0.4 },
  /** Share of runs of twelve tokens that come again. */
  repetition: { middle: 0.35, width: 0.1, floor: 0 },
  /** Numbers other than 0, 1 and 2 to tokens. */
  literals: { middle: 0.1, width: 0.025, floor: 0 },
  /** Operators to tokens. */
  operators: { middle: 0.45, width: 0.06, floor: 0 },
  /** Branches to lines that are not blank. */
  branching: { middle: 0.4, width: 0.08, floor: 0 },
};

/** Each times what every feature is worth: where lines end nowhere, nothing is set off and no name says anything, nobody reads on, whatever else is good. */
export const guards = {
  averageLineLength: { middle: 200, width: 15, floor: 0.4 },
  indentation: { middle: 0.6, width: -0.06, floor: 0.55 },
  vocabulary: { middle: 0.4, width: -0.07, floor: 0.75 },
} satisfies Partial<Record<ReadabilityFeature, Curve>>;

export const readabilityFormula = [
  'Weighted mean, times 100, of features that any language has, each turned into 0 to 1, and times as little as 0.4 where lines have 200 characters on average:',
  `${Object.entries(readabilityWeights).map(([name, weight]) => `${name} ${String(weight)}`).join(', ')}.`,
  `For TypeScript and JavaScript ESLint's findings to lines weigh ${String(lintWeight)} of the whole. Weights follow published rank correlations with human ratings; they are fitted to no data set.`,
].join(' ');
