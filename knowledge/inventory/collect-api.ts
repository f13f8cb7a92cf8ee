import type ts from 'typescript';
import type { TypeView } from '../../tasks/languages/type-project.ts';
import type { ApiSymbol } from '../inventory.ts';
import { describeSymbol, isUserFacing, type Described } from './describe-symbol.ts';
import type { LibraryFiles } from './library-files.ts';

export interface CollectedApi {
  /** Sorted by id. */
  symbols: ApiSymbol[];
  ids: Map<string, string>;
  /** Modules that the compiler can resolve, in order. */
  found: string[];
}

/** Where a declaration stands: the same for every program over the same packages. */
export function declarationPlace(declaration: ts.Declaration): string {
  return `${declaration.getSourceFile().fileName}:${String(declaration.pos)}`;
}

/**
 * Walks the exports of the modules that the looked-at file imports, their members, and the types that these take and
 * return even when no module exports them: a user of a builder never names its type, yet calls its methods.
 */
export function collectApi(view: TypeView, files: LibraryFiles): CollectedApi {
  const walk: Walk = { view, files, symbols: new Map(), ids: new Map(), modulesOfFiles: new Map(), reached: [] };
  const modules = importedModules(view);
  for (const { symbol, specifier } of modules) {
    for (const declaration of symbol.declarations ?? []) {
      const { fileName } = declaration.getSourceFile();
      if (!walk.modulesOfFiles.has(fileName)) walk.modulesOfFiles.set(fileName, specifier);
    }
  }
  for (const { symbol, specifier } of modules) addModule(symbol, specifier, walk);
  for (let next = walk.reached.shift(); next !== undefined && walk.symbols.size < mostSymbols; next = walk.reached.shift()) addReached(next, walk);
  const symbols = [...walk.symbols.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const ids = new Map([...walk.ids].map(([place, { id }]) => [place, id]));
  return { symbols, ids, found: modules.map(({ specifier }) => specifier) };
}

const mostSymbols = 50_000;
const mostNames = 5;

interface Walk {
  view: TypeView;
  files: LibraryFiles;
  symbols: Map<string, ApiSymbol>;
  ids: Map<string, { id: string; names: number }>;
  modulesOfFiles: Map<string, string>;
  reached: { symbol: ts.Symbol; module: string }[];
}

function importedModules({ ts: typescript, checker, sources }: TypeView): { symbol: ts.Symbol; specifier: string }[] {
  return sources.flatMap(({ source }) => source.statements).flatMap((statement) => {
    if (!typescript.isImportDeclaration(statement) || !typescript.isStringLiteral(statement.moduleSpecifier)) return [];
    const symbol = checker.getSymbolAtLocation(statement.moduleSpecifier);
    return symbol === undefined ? [] : [{ symbol, specifier: statement.moduleSpecifier.text }];
  });
}

function addModule(module: ts.Symbol, specifier: string, walk: Walk): void {
  const { ts: typescript, checker } = walk.view;
  const assigned = module.exports?.get(typescript.InternalSymbolName.ExportEquals);
  if (assigned !== undefined) addSymbol({ symbol: assigned, name: 'default', path: [], module: specifier }, walk);
  const exports = checker.getExportsOfModule(module).sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
  for (const symbol of exports) addSymbol({ symbol, name: symbol.name, path: [], module: specifier }, walk);
}

/** The default export first: a class is known by it, whatever else names it. */
function rank({ name }: ts.Symbol): number {
  return name === 'default' ? 0 : 1;
}

interface Found {
  symbol: ts.Symbol;
  name: string;
  /** Names above this one inside the module. */
  path: string[];
  module: string;
}

function addSymbol({ symbol, name, path, module }: Found, walk: Walk): void {
  const { ts: typescript, checker } = walk.view;
  if (path.length >= mostNames || walk.symbols.size >= mostSymbols) return;
  const target = symbol.flags & typescript.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  if (!isUserFacing(target, walk.view)) return;
  const ownName = name === 'default' && path.length === 0 ? nameOfDefault(target, walk) : name;
  const names = [...path, ownName];
  const id = `${module}.${names.join('.')}`;
  // An unresolved `export *` of a namespace onto itself ends here too.
  if (walk.symbols.has(id)) return;
  const described = describeSymbol({ symbol: target, exported: symbol, name: ownName, view: walk.view, files: walk.files });
  walk.symbols.set(id, { id, name: ownName, module, ...described.text });
  for (const declaration of target.declarations ?? []) remember(declaration, { id, names: names.length }, walk);
  for (const type of described.reached) walk.reached.push({ symbol: type, module });
  addMembers(described, { symbol: target, name: ownName, path: names, module }, walk);
}

/** Classes go by their own name, as people write them; functions and values by `default`, as a user may name them. */
function nameOfDefault(target: ts.Symbol, { view: { ts: typescript, checker } }: Walk): string {
  if (!(target.flags & (typescript.SymbolFlags.Class | typescript.SymbolFlags.Interface | typescript.SymbolFlags.Enum))) return 'default';
  const declared = target.declarations?.map((declaration) => typescript.getNameOfDeclaration(declaration)?.getText()).find((name) => name !== undefined && /^[\w$]+$/.test(name));
  return declared ?? (target.name === 'default' || target.name.startsWith('export=') ? 'default' : checker.symbolToString(target));
}

function addMembers(described: Described, { path, module }: Found, walk: Walk): void {
  for (const member of described.members) addSymbol({ symbol: member, name: member.name, path, module }, walk);
}

function addReached({ symbol, module }: { symbol: ts.Symbol; module: string }, walk: Walk): void {
  const [declaration] = symbol.declarations ?? [];
  if (declaration === undefined || walk.ids.has(declarationPlace(declaration))) return;
  addSymbol({ symbol, name: symbol.name, path: [], module: walk.modulesOfFiles.get(declaration.getSourceFile().fileName) ?? module }, walk);
}

/** The shortest way to a declaration names it, the first of several: the packages come in the order of `api:`. */
function remember(declaration: ts.Declaration, way: { id: string; names: number }, { ids }: Walk): void {
  const place = declarationPlace(declaration);
  const known = ids.get(place);
  if (known === undefined || way.names < known.names) ids.set(place, way);
}
