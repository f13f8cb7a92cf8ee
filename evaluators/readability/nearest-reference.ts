import type { CodeFile } from '../../tasks/code-file.ts';
import { readTokens } from './lexer.ts';

/** The reference that shares most of its names with the code (Jaccard); of equals the first, and the very same before all. */
export function nearestReference(code: string, references: CodeFile[], language: string): CodeFile | undefined {
  const same = references.find((reference) => reference.code === code);
  if (same !== undefined) return same;
  const names = namesIn(code, language);
  const shares = references.map((reference) => ({ reference, share: sharedNames(names, namesIn(reference.code, language)) }));
  return shares.reduce<(typeof shares)[number] | undefined>((best, each) => (best === undefined || each.share > best.share ? each : best), undefined)?.reference;
}

function namesIn(code: string, language: string): Set<string> {
  return new Set(readTokens(code, language).flatMap(({ kind, text }) => (kind === 'identifier' ? [text] : [])));
}

function sharedNames(a: Set<string>, b: Set<string>): number {
  const shared = [...a].filter((name) => b.has(name)).length;
  return shared / Math.max(1, a.size + b.size - shared);
}
