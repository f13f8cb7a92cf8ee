import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fitsPattern } from './fits-pattern.ts';
import { priceIn } from './price-table.ts';
import { readBundledPrices, readPrices } from './read-price-table.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'prices-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(text: string): string {
  const file = path.join(folder, 'my-prices.yaml');
  writeFileSync(file, text);
  return file;
}

describe('the bundled prices', () => {
  const table = readBundledPrices();

  test.each([
    ['openai:gpt-5-mini', { input: 0.25, cached: 0.025, output: 2 }],
    ['openai:gpt-5-mini-2025-08-07', { input: 0.25, cached: 0.025, output: 2 }],
    ['anthropic:claude-haiku-4-5-20251001', { input: 1, cached: 0.1, output: 5 }],
    // A date with a price of its own.
    ['openai:gpt-4o-2024-05-13', { input: 5, cached: 5, output: 15 }],
    ['offline', { input: 0, cached: 0, output: 0 }],
    ['recorded:talk.jsonl', { input: 0, cached: 0, output: 0 }],
  ])('know %s', (model, price) => {
    expect(priceIn(table, model)).toMatchObject(price);
  });

  test.each(['openai:gpt-5-mini-turbo', 'openai:gpt-5-min', 'openai:qwen3', 'gone:gpt-5'])('say nothing about %s', (model) => {
    expect(priceIn(table, model)).toBeNull();
  });

  test('say where each comes from and when it was read, and cached input is never dearer', () => {
    for (const [model, { input, cached, output, source, date }] of table.entries) {
      expect([source, date], model).toEqual([expect.stringContaining('genai-prices'), expect.stringMatching(/^\d{4}-\d\d-\d\d$/u)]);
      expect(cached <= input && output > 0, model).toBe(true);
    }
  });
});

describe('prices of the user\'s own', () => {
  test('go before the bundled ones, by name and by pattern, and add to them', () => {
    const table = readPrices(write('version: 1\ndate: 2026-10-01\nsource: our contract\nprices:\n  "openai:gpt-5*": { input: 9, output: 9 }\n  openai:gpt-5-nano: { input: 1, cached: 0, output: 2 }\n  openai:ours: { input: 3, output: 4 }\n'));
    expect(priceIn(table, 'openai:gpt-5-mini')).toEqual({ input: 9, cached: 9, output: 9, source: 'our contract', date: '2026-10-01' });
    expect(priceIn(table, 'openai:gpt-5-nano-2025-08-07')).toMatchObject({ input: 9 });
    expect(priceIn(table, 'openai:gpt-5-nano')).toMatchObject({ input: 1, cached: 0 });
    expect(priceIn(table, 'openai:ours')).toMatchObject({ output: 4 });
    expect(priceIn(table, 'openai:gpt-4.1')).toMatchObject({ source: 'genai-prices 0.1.8' });
  });

  test.each([
    ['version: 1\nprices:\n  openai:a: { input: -1, output: 2 }\n', ':3: prices.openai:a.input: expected US dollars for a million tokens, 0 or more'],
    ['version: 1\nprices:\n  gpt-5: { input: 1, output: 2 }\n', ':3: prices.gpt-5: expected a model as --model takes it'],
    ['version: 1\nprices:\n  openai:a: { input: 1, ouput: 2 }\n', ':3: '],
    ['version: 1\ndate: yesterday\nprices: {}\n', ':2: date: expected a date such as'],
    ['version: 2\nprices: {}\n', ':1: version'],
  ])('with a mistake are refused with file and line: %j', (text, message) => {
    expect(() => readPrices(write(text))).toThrow(`my-prices.yaml${message}`);
  });
});

test.each([
  ['openai:*', 'openai:gpt', true],
  ['openai:gpt-*-mini', 'openai:gpt-5-mini', true],
  ['openai:gpt-*-mini', 'openai:gpt-mini', false],
  ['*:a*b*c', 'x:aXbYc', true],
  ['a*a', 'a', false],
  ['openai:gpt', 'openai:gpt-5', false],
])('the pattern %s and the name %s: %s', (pattern, name, fits) => {
  expect(fitsPattern(pattern, name)).toBe(fits);
});
