import type ts from 'typescript';
import type { TypeView } from '../../tasks/languages/type-project.ts';
import type { ApiSymbol } from '../inventory.ts';
import { describeSymbol, isUserFacing, type Described } from './describe-symbol.ts';
import type { LibraryFiles } from './library-files.ts';

export interface CollectedApi {
  /** Sorted by id. */
  symbols: ApiSymbol[];
  /** The place of a declaration to the ids of its symbol, the shortest first; of several as short, that of the earlier package. */
  ids: Map<string, string[]>;
  /** Modules that the compiler can resolve, in order. */
  found: string[];
  /** The file of a module to its specifier. */
  modulesOfFiles: Map<string, string>;
}

/** Where a declaration stands: the same for every program over the same packages. */
export function declarationPlace(declaration: ts.Declaration): string {
  return `${declaration.getSourceFile().fileName}:${String(declaration.pos)}`;
}

/**
 * Walks the exports of the modules that the looked-at file imports, level by level: their members, and the types that these
 * take and return even when no module exports them, since a user of a builder never names its type, yet calls its methods.
 */
export function collectApi(view: TypeView, files: LibraryFiles): CollectedApi {
  const modules = importedModules(view);
  const walk: Walk = { view, files, symbols: new Map(), ids: new Map(), walked: new Set(), queue: [], reached: [], modulesOfFiles: modulesOfFiles(modules) };
  for (const { symbol, specifier } of modules) enqueueModule(symbol, specifier, walk);
  for (let level = takeLevel(walk); level.length > 0; level = takeLevel(walk)) {
    for (const found of level) addSymbol(found, walk);
  }
  const symbols = [...walk.symbols.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { symbols, ids: walk.ids, found: modules.map(({ specifier }) => specifier), modulesOfFiles: walk.modulesOfFiles };
}

const mostSymbols = 30_000;
const mostNames = 5;

interface Found {
  symbol: ts.Symbol;
  name: string;
  /** Names above this one inside the module. */
  path: string[];
  module: string;
  exportedAs: ApiSymbol['exportedAs'];
}

interface Walk {
  view: TypeView;
  files: LibraryFiles;
  symbols: Map<string, ApiSymbol>;
  ids: Map<string, string[]>;
  /** Symbols whose members are listed already: under other names they are not listed again. */
  walked: Set<ts.Symbol>;
  queue: Found[];
  /** Types that were mentioned; they come when all that is exported has been named. */
  reached: { symbol: ts.Symbol; module: string }[];
  modulesOfFiles: Map<string, string>;
}

interface ImportedModule {
  symbol: ts.Symbol;
  specifier: string;
}

function importedModules({ ts: typescript, checker, sources }: TypeView): ImportedModule[] {
  return sources.flatMap(({ source }) => [...source.statements]).flatMap((statement) => {
    if (!typescript.isImportDeclaration(statement) || !typescript.isStringLiteral(statement.moduleSpecifier)) return [];
    const symbol = checker.getSymbolAtLocation(statement.moduleSpecifier);
    return symbol === undefined ? [] : [{ symbol, specifier: statement.moduleSpecifier.text }];
  });
}

function modulesOfFiles(modules: ImportedModule[]): Map<string, string> {
  const byFile = new Map<string, string>();
  for (const { symbol, specifier } of modules) {
    for (const declaration of symbol.declarations ?? []) {
      const { fileName } = declaration.getSourceFile();
      if (!byFile.has(fileName)) byFile.set(fileName, specifier);
    }
  }
  return byFile;
}

function enqueueModule(module: ts.Symbol, specifier: string, { view: { ts: typescript, checker }, queue }: Walk): void {
  const assigned = module.exports?.get(typescript.InternalSymbolName.ExportEquals);
  if (assigned !== undefined) queue.push({ symbol: assigned, name: 'default', path: [], module: specifier, exportedAs: 'default' });
  const rank = (symbol: ts.Symbol): number => (symbol.name !== 'default' ? 1 : isClass(symbol, checker, typescript) ? 0 : 2);
  const exports = checker.getExportsOfModule(module).sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
  for (const symbol of exports) queue.push({ symbol, name: symbol.name, path: [], module: specifier, exportedAs: symbol.name === 'default' ? 'default' : 'named' });
}

/** A default class comes before the named exports, because it goes by its name, and anything else by default after them. */
function isClass(symbol: ts.Symbol, checker: ts.TypeChecker, { SymbolFlags }: typeof ts): boolean {
  const target = symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (target.flags & SymbolFlags.Class) !== 0;
}

function takeLevel(walk: Walk): Found[] {
  if (walk.symbols.size >= mostSymbols) return [];
  if (walk.queue.length > 0) return walk.queue.splice(0);
  return walk.reached.splice(0).flatMap(({ symbol, module }) => {
    const [declaration] = symbol.declarations ?? [];
    if (declaration === undefined || walk.ids.has(declarationPlace(declaration))) return [];
    return [{ symbol, name: symbol.name, path: [], module: walk.modulesOfFiles.get(declaration.getSourceFile().fileName) ?? module, exportedAs: null }];
  });
}

function addSymbol({ symbol, name, path, module, exportedAs }: Found, walk: Walk): void {
  const { ts: typescript, checker } = walk.view;
  if (path.length >= mostNames || walk.symbols.size >= mostSymbols) return;
  const target = symbol.flags & typescript.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  if (!isUserFacing(target, walk.view)) return;
  const ownName = name === 'default' && path.length === 0 ? nameOfDefault(target, walk.view) : name;
  const names = [...path, ownName];
  const id = `${module}.${names.join('.')}`;
  if (walk.symbols.has(id)) return;
  const described = describeSymbol({ symbol: target, exported: symbol, name: ownName, view: walk.view, files: walk.files });
  walk.symbols.set(id, { id, name: ownName, module, exportedAs, ...described.text });
  for (const declaration of target.declarations ?? []) remember(declaration, id, walk);
  walk.reached.push(...described.reached.map((type) => ({ symbol: type, module })));
  enqueueMembers(described, { symbol: target, name: ownName, path: names, module, exportedAs }, walk);
}

/** Classes go by their own name, as people write them; functions and values by `default`, as a user may name them. */
function nameOfDefault(target: ts.Symbol, { ts: typescript }: TypeView): string {
  if (!(target.flags & (typescript.SymbolFlags.Class | typescript.SymbolFlags.Interface | typescript.SymbolFlags.Enum))) return 'default';
  const names = (target.declarations ?? []).flatMap((declaration) => {
    const name = typescript.getNameOfDeclaration(declaration);
    return name !== undefined && typescript.isIdentifier(name) ? [name.text] : [];
  });
  return names[0] ?? 'default';
}

function enqueueMembers({ members }: Described, { symbol, path, module }: Found, { walked, queue }: Walk): void {
  if (walked.has(symbol)) return;
  walked.add(symbol);
  for (const member of members) queue.push({ symbol: member, name: member.name, path, module, exportedAs: null });
}

const mostIds = 200;

function remember(declaration: ts.Declaration, id: string, { ids }: Walk): void {
  const place = declarationPlace(declaration);
  const known = ids.get(place);
  if (known === undefined) ids.set(place, [id]);
  else if (known.length < mostIds) known.push(id);
}
