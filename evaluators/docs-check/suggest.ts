import type { ApiSymbol } from '../../knowledge/inventory.ts';
import type { Api } from '../../knowledge/inventory/read-inventory.ts';
import { didYouMean } from '../../tasks/did-you-mean.ts';
import type { Finding } from '../evaluation.ts';

/** What the library has instead of what a finding names. */
export interface Advice {
  /** A name that may have been meant. */
  suggestion?: string;
  /** A sentence beside the compiler's words; empty when there is none. */
  note: string;
}

/** More than this nobody reads in a sentence. */
const mostNames = 5;

export function adviseOn({ code, class: kind, symbol, args }: Finding, { inventory: { symbols }, modules }: Pick<Api, 'inventory' | 'modules'>): Advice {
  const given = args['suggestion'];
  if (given !== undefined) return { suggestion: String(given), note: '' };
  if (symbol === undefined) return { note: '' };
  if (kind === 'setup-failure' || modules.some((module) => symbol.startsWith(`${module}/`) && /^TS(?:2307|2732|2792|2882)$/u.test(code))) return nearestOf(symbol, modules, '');
  if (kind === 'invented-symbol') return adviseOnName(symbol, symbols);
  const declared = kind === 'wrong-call' && code !== 'TS2345' ? symbols.find(({ id }) => id === symbol)?.signatures : undefined;
  return { note: declared === undefined || declared.length === 0 ? '' : `It is declared as ${[...new Set(declared.map((each) => clip(withoutTypeParameters(oneLine(each)))))].slice(0, 3).join(', or ')}.` };
}

function adviseOnName(symbol: string, symbols: readonly ApiSymbol[]): Advice {
  const at = symbol.lastIndexOf('.');
  const [owner, name] = [symbol.slice(0, at), symbol.slice(at + 1)];
  const siblings = symbols.filter((each) => each.id === `${owner}.${each.name}`).map((each) => each.name);
  return nearestOf(name, siblings, siblings.length === 0 || siblings.length > mostNames ? '' : `"${owner}" has ${siblings.join(', ')}.`);
}

function nearestOf(name: string, known: readonly string[], otherwise: string): Advice {
  // Of short names every other one is near.
  const [, suggestion] = name.length < 4 ? [] : /"(.+)"/u.exec(didYouMean(name, known)) ?? [];
  return suggestion === undefined || suggestion === name ? { note: otherwise } : { suggestion, note: `Did you mean "${suggestion}"?` };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}

/** `post<Route extends …>(path: string)` says `post(path: string)`, where all of it would not be read to its arguments. */
function withoutTypeParameters(signature: string): string {
  const start = signature.length > 160 ? /^[^(<]*</u.exec(signature)?.[0].length : undefined;
  if (start === undefined) return signature;
  let depth = 1;
  let end = start;
  for (; end < signature.length && depth > 0; end += 1) {
    if (signature[end] === '<') depth += 1;
    else if (signature[end] === '>' && signature[end - 1] !== '=') depth -= 1;
  }
  return signature.slice(0, start - 1) + signature.slice(end);
}

function clip(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
