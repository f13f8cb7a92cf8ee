import type { Dictionary } from './dictionary.ts';
import { inCaseOf, isWord, wordParts } from './word-parts.ts';

/** Replaces what gives away whose docs these are: packages, alone or with a path behind them, and the word that their names begin with. */
export function identityRenamer(dictionary: Dictionary, libraryId: string): (text: string) => string {
  const { table } = dictionary;
  const packages = [...table.packages.keys()].filter((name) => !ordinary.has(name)).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const words = familyWords([...table.packages.keys(), libraryId]);
  const alternatives = [...packages, ...words.filter((word) => !packages.includes(word))].map(escaped);
  if (alternatives.length === 0) return (text) => text;
  const pattern = new RegExp(String.raw`(?<![A-Za-z0-9])(${alternatives.join('|')})(?![a-z0-9])((?:/[\w.-]+)*)`, 'giu');
  // Pages call what they import `semverParse`; such a name is the library's twice over.
  const compound = new RegExp(String.raw`(?<![A-Za-z0-9_$])(${words.flatMap((word) => [word, inCaseOf('X', word)]).map(escaped).join('|')})([A-Z]\w*)`, 'gu');
  const joined = (text: string): string => (words.length === 0 ? text : text.replace(compound, (whole: string, word: string, rest: string) => {
    if (dictionary.alias(whole) !== undefined || dictionary.real(whole) !== undefined) return whole;
    const known = dictionary.alias(`${rest.charAt(0).toLowerCase()}${rest.slice(1)}`) ?? dictionary.alias(rest);
    return `${inCaseOf(word.slice(0, 1), table.packages.get(word.toLowerCase()) ?? table.aliasOf(word.toLowerCase()))}${known === undefined ? rest : inCaseOf('X', known)}`;
  }));
  return (text) => joined(text).replace(pattern, (whole, name: string, below: string) => {
    const lower = name.toLowerCase();
    const alias = table.packages.get(lower) ?? (words.includes(lower) ? table.aliasOf(lower) : undefined);
    if (alias === undefined) return whole;
    return `${name === lower ? alias : inTheCaseOf(name, alias)}${dictionary.aliasPath(below)}`;
  });
}

/** The word that several packages begin with, and the one word that a package has. */
function familyWords(packages: readonly string[]): string[] {
  const first = packages.map((name) => wordParts(name).filter(isWord)[0]?.toLowerCase() ?? '');
  const single = packages.filter((name) => wordParts(name).length === 1);
  const shared = first.filter((word, i) => first.indexOf(word) !== i);
  return [...new Set([...single, ...shared])].filter((word) => word.length > 2 && !ordinary.has(word)).sort();
}

function inTheCaseOf(name: string, alias: string): string {
  return name === name.toUpperCase() ? alias.toUpperCase() : inCaseOf(name, alias);
}

function escaped(text: string): string {
  return text.replaceAll(/[.+*?^$()[\]{}|\\/]/gu, String.raw`\$&`);
}

/** Packages may be called like plain words, which then tell nothing in a sentence. */
const ordinary = new Set([
  'after', 'all', 'async', 'buffer', 'cache', 'call', 'client', 'color', 'colors', 'common', 'config', 'core', 'date', 'debug', 'each', 'errors', 'event', 'events', 'file', 'format',
  'from', 'get', 'got', 'graph', 'input', 'into', 'is', 'json', 'lib', 'list', 'main', 'map', 'math', 'next', 'node', 'number', 'object', 'on', 'once', 'open', 'options', 'parse',
  'path', 'plugin', 'process', 'promise', 'query', 'queue', 'random', 'request', 'response', 'router', 'server', 'set', 'simple', 'state', 'store', 'stream', 'string', 'table', 'task',
  'test', 'text', 'time', 'tools', 'type', 'types', 'url', 'use', 'util', 'utils', 'validate', 'value', 'web', 'with', 'worker', 'yes',
]);
