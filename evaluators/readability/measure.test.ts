import { transform } from 'esbuild';
import { expect, it } from 'vitest';
import { measureReadability } from './measure.ts';

const good = `/** The mean of numbers; an empty list has none. */
export function mean(values: number[]): number | undefined {
  if (values.length === 0) return undefined;

  // Summed up first, so that rounding happens once.
  const sum = values.reduce((total, value) => total + value, 0);
  return sum / values.length;
}

/** How far values lie from their mean on average. */
export function deviation(values: number[]): number | undefined {
  const middle = mean(values);
  if (middle === undefined) return undefined;

  return mean(values.map((value) => Math.abs(value - middle)));
}
`;

function score(code: string, language = 'typescript'): number {
  return measureReadability({ code, language }).score;
}

it('gives well-named, commented code a high score and the same code minified a low one', async () => {
  const { code } = await transform(good, { loader: 'ts', minify: true });
  expect(score(good)).toBeGreaterThan(81);
  expect(score(code)).toBeLessThan(41);
});

it.each([
  ['its comments are taken away', good.replace(/^\s*\/[/*].*\n/gm, '')],
  ['its names are cut to letters', good.replace(/\b(mean|values|value|total|sum|middle|deviation)\b/g, (name) => name.charAt(0))],
  ['its lines are joined', good.replace(/\n\s+(?!\/)/g, ' ')],
  ['its indentation is lost', good.replace(/^ +/gm, '')],
  ['its blank lines are lost', good.replace(/\n\n/g, '\n')],
])('scores less when %s', (_what, worse) => {
  expect(worse).not.toBe(good);
  expect(score(worse)).toBeLessThan(score(good));
});

it('scores less the deeper code nests', () => {
  const nested = (depth: number): string => Array.from({ length: depth }, (_, i) => `${'  '.repeat(i)}if (ready) {`).join('\n') + `\n${'  '.repeat(depth)}start();\n` + Array.from({ length: depth }, (_, i) => `${'  '.repeat(depth - 1 - i)}}`).join('\n');
  const scores = [1, 3, 5, 8].map((depth) => score(nested(depth)));
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
});

it('reads the comments of other languages', () => {
  const python = '"""Adds numbers."""\n# The sum of all.\ndef add(values):\n    return sum(values)\n';
  const { features } = measureReadability({ code: python, language: 'python' });
  expect(features.commentShare.value).toBe(0.5);
  expect(measureReadability({ code: python, language: 'c' }).features.commentShare.value).toBe(0);
});

it('takes no comment sign inside a string for a comment', () => {
  expect(measureReadability({ code: "const a = 'http://example.org';", language: 'typescript' }).features.commentShare.value).toBe(0);
});

it.each(['', ' \n\t\n', '// only words'])('gives text without code (%j) nothing', (code) => {
  expect(score(code)).toBe(0);
});

it.each([
  ['an unclosed comment', '/*'.repeat(300_000)],
  ['unclosed strings', '"\\'.repeat(300_000)],
  ['brackets without end', '{'.repeat(500_000)],
  ['one endless line', 'a+b;'.repeat(250_000)],
  ['numbers without end', '1e'.repeat(300_000)],
  ['lone surrogates and controls', '\ud800\u0000\u202e'.repeat(200_000)],
])('is quick and sane on a megabyte of %s', { timeout: 20_000 }, (_what, code) => {
  const value = score(code);
  expect(value).toBeGreaterThanOrEqual(0);
  expect(value).toBeLessThan(61);
});

it('reads names in any script', () => {
  expect(measureReadability({ code: 'const größe = 計算する(値);', language: 'typescript' }).features.identifiersPerLine.value).toBe(3);
});
