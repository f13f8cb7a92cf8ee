import type ts from 'typescript';
import { diagnosticNode } from '../compliance/diagnostic-node.ts';
import type { Lens } from '../compliance/lens.ts';
import { readDiagnostics } from '../../tasks/languages/type-check.ts';

/** Codes for a name that nothing declares, with advice on where it may come from in some. */
const undeclared: ReadonlySet<number> = new Set([2304, 2503, 2552, 18004, 2580, 2581, 2582, 2583, 2584, 2591, 2592, 2593, 2662, 2663, 2867, 2868]);

/** A name that a package gives to pages without modules, also one that the library only depends on. */
const global = 2686;

function isLibrarys(source: ts.SourceFile, { start, length }: { start: number; length: number }, { view, files }: Lens): boolean {
  const symbol = view.checker.getSymbolAtLocation(diagnosticNode(source, { start, length }, view));
  return symbol?.declarations?.some((declaration) => files.isApiFile(declaration.getSourceFile().fileName)) === true;
}

/** Names that a file uses and nothing declares; sorted. */
export function freeNames(source: ts.SourceFile, lens: Lens): string[] {
  const names = readDiagnostics(lens.view)
    .filter(({ diagnostic }) => undeclared.has(diagnostic.code) || (diagnostic.code === global && !isLibrarys(source, diagnostic, lens)))
    .map(({ diagnostic: { start, length } }) => source.text.slice(start, start + length))
    .filter((name) => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name));
  return [...new Set(names)].sort();
}
