import path from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../tasks/package-root.ts';
import { readYamlFile } from '../../tasks/read-yaml-file.ts';
import { fitsPattern } from './fits-pattern.ts';
import type { KnownPrice, PriceTable } from './price-table.ts';

const bundledFile = path.join(packageRoot, 'runs', 'spending', 'prices.yaml');

const dollars = z.number().min(0, 'expected US dollars for a million tokens, 0 or more').max(1_000_000, 'expected US dollars for a million tokens, at most 1000000');

const priceFile = z.strictObject({
  version: z.literal(1),
  date: z.iso.date('expected a date such as 2026-09-23').optional(),
  source: z.string().min(1, 'expected where the prices come from').optional(),
  prices: z.record(
    z.string().regex(/^[^\s:]+:\S+$/u, 'expected a model as --model takes it, such as openai:gpt-5-mini or openai:my-*'),
    z.strictObject({ input: dollars, cached: dollars.optional(), output: dollars }),
  ),
});

/** The prices that come with the package. */
export function readBundledPrices(): PriceTable {
  return readPriceFile(bundledFile, 'price table');
}

/** Prices of the user's own over the bundled ones: what both name is as the user says. Throws a UserError with file and line. */
export function readPrices(file: string): PriceTable {
  const own = readPriceFile(file, 'price file');
  // A pattern of the user's also goes before names that the package knows.
  const left = [...readBundledPrices().entries].filter(([name]) => ![...own.entries.keys()].some((pattern) => fitsPattern(pattern, name)));
  return { entries: new Map([...left, ...own.entries]) };
}

function readPriceFile(file: string, what: string): PriceTable {
  const { date = null, source = path.basename(file), prices } = readYamlFile({ file, schema: priceFile, what });
  return { entries: new Map(Object.entries(prices).map(([model, { input, cached = input, output }]): [string, KnownPrice] => [model, { input, cached, output, source, date }])) };
}
