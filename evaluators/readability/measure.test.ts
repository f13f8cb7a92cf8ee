import { transform } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from './fixtures/measure/samples.ts';
import { measureReadability } from './measure.ts';

const good = samples.typescript.code;
const languages = Object.keys(samples) as (keyof typeof samples)[];

function score(code: string, language = 'typescript'): number {
  return measureReadability({ code, language }).score;
}

function rename(code: string, names: string[]): string {
  return names.reduce((text, name, i) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `x${String(i + 1)}`), code);
}

function unindent(code: string): string {
  return code.replace(/^[ \t]+/gm, '');
}

it('gives well-named, commented code a high score and the same code minified a low one', async () => {
  const { code } = await transform(samples.javascript.code, { minify: true });
  expect(score(samples.javascript.code)).toBeGreaterThan(81);
  expect(score(code)).toBeLessThan(41);
});

it.each(languages)('finds %s harder to read the more is taken from it', (language) => {
  const { code, bare, names } = samples[language];
  const steps = [code, bare, rename(bare, names), unindent(rename(bare, names)), unindent(rename(bare, names)).replaceAll(/\s*\n/g, language === 'python' ? '; ' : ' ')];
  const scores = steps.map((step) => score(step, language));
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(score(unindent(code), language)).toBeLessThan(score(rename(code, names), language));
});

it.each([
  ['two statements stand on a line', 'left = read(1);\nright = read(2);\nshow(left + right);\nleave();\n', 'left = read(1); right = read(2);\nshow(left + right); leave();\n'],
  ['numbers have no names', 'const feet = 0.3048;\nfunction area(radius) {\n  return Math.PI * radius * radius * feet;\n}\n', 'function area(radius) {\n  return 3.14159 * radius * radius * 0.3048;\n}\n'],
  ['blank lines are gone', good, good.replace(/\n\n/g, '\n')],
  ['lines are joined', good, good.replace(/\n\s+(?!\/)/g, ' ')],
])('scores less when %s', (_what, better, worse) => {
  expect(score(worse)).toBeLessThan(score(better));
});

it('scores less the deeper code nests', () => {
  const nested = (depth: number): string => Array.from({ length: depth }, (_, i) => `${'  '.repeat(i)}if (ready) {`).join('\n') + `\n${'  '.repeat(depth)}start();\n` + Array.from({ length: depth }, (_, i) => `${'  '.repeat(depth - 1 - i)}}`).join('\n');
  const scores = [1, 3, 5, 8].map((depth) => score(nested(depth)));
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
});

it.each(['', ' \n\t\n', '// only words', '\ufeff'])('gives text without code (%j) nothing', (code) => {
  expect(score(code)).toBe(0);
});

it('reads names in any script', () => {
  expect(measureReadability({ code: 'const größe = 計算する(値);', language: 'typescript' }).features.identifiersPerLine.value).toBe(3);
  expect(score('const 平均 = 合計(数値) / 個数;\n')).toBeGreaterThan(81);
});

describe('comments', () => {
  it.each(languages)('earn nothing in %s for saying nothing', (language) => {
    const { bare } = samples[language];
    const sign = language === 'python' ? '#' : '//';
    const withComments = (comment: (line: string) => string): string => bare.replaceAll(/^( *)(\S.*)$/gm, (_, indent: string, line: string) => `${indent}${line}\n${indent}${sign} ${comment(line)}`);
    for (const comment of [() => '---', () => 'x', () => '', () => 'eslint-disable-next-line no-var', (line: string) => line]) expect(score(withComments(comment), language)).toBeLessThanOrEqual(score(bare, language) + 3);
    expect(score(`${sign} Copyright 2020 The Authors.\n${sign} Licensed under the Apache License, Version 2.0.\n\n${bare}`, language)).toBe(score(bare, language));
  });

  it('earn once for saying the same again', () => {
    const again = (times: number): number => measureReadability({ code: '// The sum of all values.\nstart();\n'.repeat(times), language: 'typescript' }).features.commentShare.value;
    expect(again(10)).toBe(again(1) / 5.5);
  });
});

describe('any code', () => {
  const word = fc.constantFrom('total', 'value', 'readNext', 'items', 'buildIndex', 'name', 'result', 'customer');
  const statement = fc.oneof(
    fc.tuple(word, word, word).map(([a, b, c]) => [`const ${a} = ${b}(${c});`]),
    fc.tuple(word, word).map(([a, b]) => [`${a}.${b}();`]),
    fc.tuple(word, word).map(([a, b]) => [`// The ${a} comes before the ${b}.`, `${b}(${a});`]),
    fc.constant(['']),
  );
  const block: fc.Arbitrary<string[]> = fc.letrec<{ lines: string[] }>((tie) => ({
    lines: fc.array(fc.oneof({ maxDepth: 3 }, statement, fc.tuple(word, tie('lines')).map(([a, body]) => [`if (${a}) {`, ...body.map((line) => (line === '' ? '' : `\t${line}`)), '}'])), { minLength: 1, maxLength: 6 }).map((parts) => parts.flat()),
  })).lines;
  const program = block.map((lines) => ['function run(customer) {', ...lines.map((line) => (line === '' ? '' : `\t${line}`)), '\treturn customer;', '}', ''].join('\n'));

  it('scores 0 to 100 and the same each time', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(fc.constantFrom('"', "'", '`', '/*', '*/', '//', '#', '\n', '{', '(', '/', '\\', 'a', ' ', '1e', '"""')).map((parts) => parts.join(''))), fc.constantFrom('typescript', 'python', 'ruby', 'rust', ''), (code, language) => {
      const value = score(code, language);
      expect(value >= 0 && value <= 100).toBe(true);
      expect(score(code, language)).toBe(value);
    }), { numRuns: 100 });
  });

  it('scores alike with other line ends, a byte order mark, and no last line end', () => {
    fc.assert(fc.property(program, (code) => {
      for (const same of [code.replaceAll('\n', '\r\n'), `\ufeff${code}`, code.trimEnd()]) expect(score(same)).toBe(score(code));
    }), { numRuns: 30 });
  });

  it('scores alike with spaces for tabs', () => {
    fc.assert(fc.property(program, fc.constantFrom(2, 3, 4, 8), (code, width) => {
      expect(score(code.replaceAll('\t', ' '.repeat(width)))).toBeCloseTo(score(code), 6);
    }), { numRuns: 30 });
  });

  it('never scores more with names that say nothing, nor much more without blank lines', () => {
    fc.assert(fc.property(program, (code) => {
      const names = ['run', 'total', 'value', 'readNext', 'items', 'buildIndex', 'name', 'result', 'customer'];
      expect(score(rename(code, names))).toBeLessThanOrEqual(score(code));
      expect(score(code.replaceAll(/\n\n+/g, '\n'))).toBeLessThan(score(code) + 1);
    }), { numRuns: 30 });
  });

  it('scores alike whatever its length', () => {
    const lines = (count: number): string => Array.from({ length: count }, (_, i) => `const ${'abcdefghij'.charAt(i % 10)}${String(i)}Total = read(${'klmnopqrst'.charAt(Math.floor(i / 10) % 10)}Source, next);`).join('\n');
    expect(Math.abs(score(lines(600)) - score(lines(60)))).toBeLessThan(3);
  });
});

it.each([
  ['an unclosed comment', '/*'.repeat(300_000)],
  ['unclosed strings', '"\\'.repeat(300_000)],
  ['brackets without end', '{'.repeat(5_000_000)],
  ['one endless line', 'a+b;'.repeat(2_500_000)],
  ['numbers without end', '1e'.repeat(300_000)],
  ['regular expressions without end', '(/['.repeat(300_000)],
  ['comments on one line', '/* a b */'.repeat(100_000)],
  ['lone surrogates and controls', '\ud800\u0000\u202e'.repeat(200_000)],
])('is quick and sane on megabytes of %s', { timeout: 20_000 }, (_what, code) => {
  const value = score(code);
  expect(value).toBeGreaterThanOrEqual(0);
  expect(value).toBeLessThan(61);
});
