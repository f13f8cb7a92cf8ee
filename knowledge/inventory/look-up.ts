import { distance } from 'fastest-levenshtein';
import type { ApiSymbol, Inventory } from '../inventory.ts';

export interface LookedUp {
  symbols: ApiSymbol[];
  /** Whether nothing is named just so. */
  isNear: boolean;
}

/**
 * Symbols for a name as people write it: an id, `Class.member`, `graph.addNode()`, `new Graph`, a module. Exact ones
 * only where there are any, else those that differ in case, else those that are near. Inherited copies come once.
 */
export function lookUp({ symbols }: Inventory, name: string): LookedUp {
  const asked = name.trim().replace(/^new\s+/, '').replace(/\(.*$/s, '').trim();
  if (asked === '') return { symbols: [], isNear: false };
  const exact = symbols.filter((symbol) => names(symbol).has(asked));
  const ofModule = exact.some(({ id }) => id === asked) ? [] : ofLocalName(asked, symbols);
  if (exact.length + ofModule.length > 0) return { symbols: [...order(ofModule, asked), ...order(exact.filter((symbol) => !ofModule.includes(symbol)), asked)], isNear: false };
  const lower = asked.toLowerCase();
  const cased = symbols.filter((symbol) => [...names(symbol)].some((each) => each.toLowerCase() === lower));
  if (cased.length > 0) return { symbols: order(cased, asked), isNear: true };
  const last = asked.slice(asked.lastIndexOf('.') + 1);
  if (last !== asked && last !== '') return lookUp({ libraryId: '', symbols }, last);
  return { symbols: near(symbols, lower), isNear: true };
}

const mostNear = 10;

/**
 * `Papa.parse` of `papaparse`: an export of a package's main entry, or a member of its default one, after what people name
 * the module when they import it whole. Only names that are like the package's, and that it does not export itself.
 */
function ofLocalName(asked: string, symbols: readonly ApiSymbol[]): ApiSymbol[] {
  const [, local = '', member = ''] = /^([\p{L}_$][\p{L}\p{N}_$]*)\.([\p{L}\p{N}_$.]+)$/u.exec(asked) ?? [];
  const start = plain(local);
  if (start.length < 2) return [];
  const isExported = symbols.some(({ module, id }) => isMainEntry(module) && id === `${module}.${local}`);
  return isExported ? [] : symbols.filter(({ id, module }) => isMainEntry(module) && plain(module.slice(module.indexOf('/') + 1)).startsWith(start) && [`${module}.${member}`, `${module}.default.${member}`].includes(id));
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function isMainEntry(module: string): boolean {
  return /^(?:@[^/]+\/)?[^/]+$/u.test(module);
}

function names({ id, name, module, signatures }: ApiSymbol): Set<string> {
  const path = id.slice(module.length + 1);
  const all = new Set([id, name, path, module]);
  if (name === 'default') {
    all.add(module.slice(module.lastIndexOf('/') + 1));
    for (const signature of signatures) all.add(/^[\w$]+/.exec(signature)?.[0] ?? name);
  }
  return all;
}

/** One of each that read the same, the shortest id, in the order of how directly they were asked for: main entries and what is documented before other paths of a package. */
function order(found: ApiSymbol[], asked: string): ApiSymbol[] {
  const once = new Map<string, ApiSymbol>();
  for (const symbol of found) {
    const key = JSON.stringify([symbol.name, symbol.kind, symbol.signatures, symbol.documentation]);
    const other = once.get(key);
    if (other === undefined || symbol.id.length < other.id.length) once.set(key, symbol);
  }
  const depth = ({ id, module }: ApiSymbol): number => id.slice(module.length).split('.').length;
  return [...once.values()].sort(
    (a, b) =>
      Number(b.id === asked) - Number(a.id === asked) || depth(a) - depth(b) || Number(isMainEntry(b.module)) - Number(isMainEntry(a.module)) ||
      Number(b.documentation !== '') - Number(a.documentation !== '') || a.id.length - b.id.length || (a.id < b.id ? -1 : 1),
  );
}

function near(symbols: ApiSymbol[], lower: string): ApiSymbol[] {
  const most = Math.max(1, Math.floor(lower.length / 3));
  const close = symbols.flatMap((symbol) => {
    const nearest = Math.min(...[...names(symbol)].map((each) => distance(each.toLowerCase(), lower)));
    return nearest <= most ? [{ symbol, nearest }] : [];
  });
  const distances = new Map(close.map(({ symbol, nearest }) => [symbol, nearest]));
  return order(close.map(({ symbol }) => symbol), lower)
    .sort((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0))
    .slice(0, mostNear);
}
