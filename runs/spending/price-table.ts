import { isPaid } from '../../agents/models/index.ts';
import { fitsPattern } from './fits-pattern.ts';
import type { Price } from './price.ts';

/** What models cost, by model as the user writes it. */
export interface PriceTable {
  /** `*` in a name stands for any text. */
  entries: ReadonlyMap<string, KnownPrice>;
}

/** A price, and who says so. */
export interface KnownPrice extends Price {
  /** Such as a price list or the user's file. */
  source: string;
  /** When the source was read (ISO 8601 date); null where it does not say. */
  date: string | null;
}

/** Nothing is sent to anyone. */
const free: KnownPrice = { input: 0, cached: 0, output: 0, source: 'no model is called', date: null };

/** Null where nobody has said what the model costs. The exact name comes first, then the name without its date, then patterns, the longest first. */
export function priceIn({ entries }: PriceTable, model: string): KnownPrice | null {
  if (!isPaid(model)) return free;
  const undated = model.replace(/-\d{4}-?\d{2}-?\d{2}$/u, '');
  for (const name of new Set([model, undated])) {
    const known = entries.get(name) ?? patternFor(entries, name);
    if (known !== undefined) return known;
  }
  return null;
}

function patternFor(entries: PriceTable['entries'], name: string): KnownPrice | undefined {
  const fitting = [...entries.keys()].filter((pattern) => pattern.includes('*') && fitsPattern(pattern, name));
  const longest = fitting.sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0];
  return longest === undefined ? undefined : entries.get(longest);
}
