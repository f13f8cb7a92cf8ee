import type ts from 'typescript';
import type { Lens } from '../compliance/lens.ts';
import { symbolOf } from '../compliance/lens.ts';

/** An exported type of the library, whatever its type arguments. */
export interface Instance {
  module: string;
  /** `default`, or the name exported. */
  name: string;
  typeParameters: number;
}

/** A name that a block gives to something, and what that is: null for anything but an instance of the library's. */
export type Made = readonly [name: string, instance: Instance | null];

/**
 * What a block calls its values and its callbacks' parameters. Nothing is said of a value of which nothing is known, unless
 * another package made it.
 */
export function madeIn(source: ts.SourceFile, isOwn: (node: ts.Node) => boolean, lens: Lens): Made[] {
  const { ts: typescript, checker } = lens.view;
  const made: Made[] = [];
  const visit = (node: ts.Node): void => {
    typescript.forEachChild(node, visit);
    if (!(typescript.isVariableDeclaration(node) || typescript.isBindingElement(node) || typescript.isParameter(node)) || !typescript.isIdentifier(node.name) || !isOwn(node)) return;
    const initializer = typescript.isVariableDeclaration(node) ? node.initializer : undefined;
    if (initializer !== undefined && isRequire(initializer, typescript)) return;
    const type = checker.getNonNullableType(checker.getTypeAtLocation(node.name));
    if (type.flags & typescript.TypeFlags.Any) {
      if (initializer !== undefined && isForeign(initializer, lens)) made.push([node.name.text, null]);
      return;
    }
    made.push([node.name.text, instanceOf(type, lens)]);
  };
  visit(source);
  return made;
}

/** Of the times that the docs say what a name means, the share in which it must be the same. */
const leastShare = 0.9;

/** Names that mean an instance of one type nearly wherever the docs say what they mean. */
export function customaryInstances(made: Iterable<readonly Made[]>): Map<string, Instance> {
  const byName = new Map<string, (Instance | null)[]>();
  for (const [name, instance] of [...made].flat()) {
    const all = byName.get(name) ?? [];
    byName.set(name, all);
    all.push(instance);
  }
  return new Map([...byName].flatMap(([name, all]) => {
    const instances = all.filter((each) => each !== null);
    const common = instances.find((each) => instances.filter((other) => typeText(other) === typeText(each)).length >= leastShare * all.length);
    return common === undefined ? [] : [[name, common] as const];
  }));
}

/** The type as a program writes it. */
export function typeText({ module, name, typeParameters }: Instance): string {
  const parameters = typeParameters === 0 ? '' : `<${Array.from({ length: typeParameters }, () => 'any').join(', ')}>`;
  return `import(${JSON.stringify(module)}).${name}${parameters}`;
}

function instanceOf(type: ts.Type, lens: Lens): Instance | null {
  // What a class itself is has the members that its instances lack.
  if (type.getConstructSignatures().length > 0) return null;
  const named = [type.aliasSymbol, symbolOf(type)].map((symbol) => exportedType(symbol, lens)).find((each) => each !== undefined);
  if (named !== undefined) return named;
  return type.isIntersection() ? type.types.map((each) => instanceOf(each, lens)).find((each) => each !== null) ?? null : null;
}

function exportedType(symbol: ts.Symbol | undefined, { view: { ts: typescript }, files, api: { inventory } }: Lens): Instance | undefined {
  const declaration = symbol?.declarations?.find((each) => typescript.isClassDeclaration(each) || typescript.isInterfaceDeclaration(each) || typescript.isTypeAliasDeclaration(each));
  if (symbol === undefined || declaration === undefined || !files.isApiFile(declaration.getSourceFile().fileName)) return undefined;
  const exported = inventory.symbols.filter(({ kind, exportedAs, name }) => (kind === 'class' || kind === 'interface' || kind === 'type') && exportedAs !== null && name === symbol.name);
  const [chosen] = [...exported.filter(({ exportedAs }) => exportedAs === 'named'), ...exported];
  return chosen === undefined ? undefined : { module: chosen.module, name: chosen.exportedAs === 'default' ? 'default' : symbol.name, typeParameters: declaration.typeParameters?.length ?? 0 };
}

/** Whether a value comes from a module beside the library. */
function isForeign(node: ts.Node, lens: Lens): boolean {
  const { ts: typescript, checker } = lens.view;
  if (isRequire(node, typescript)) return !lens.files.isApiModule(node.arguments[0]?.getText().slice(1, -1) ?? '');
  if (typescript.isIdentifier(node)) {
    const symbol = checker.getSymbolAtLocation(node);
    return symbol !== undefined && (symbol.flags & typescript.SymbolFlags.Alias) !== 0 && symbol.declarations?.some((each) => lens.files.isApiModule(moduleOf(each, typescript))) !== true;
  }
  return typescript.forEachChild(node, (child) => isForeign(child, lens)) ?? false;
}

/** What an import, or a variable that requires, takes from. */
function moduleOf(declaration: ts.Node, typescript: typeof ts): string {
  for (let at = declaration; !typescript.isSourceFile(at); at = at.parent) {
    if (typescript.isImportDeclaration(at)) return typescript.isStringLiteral(at.moduleSpecifier) ? at.moduleSpecifier.text : '';
    if (typescript.isVariableDeclaration(at)) return at.initializer !== undefined && isRequire(at.initializer, typescript) ? at.initializer.arguments[0]?.getText().slice(1, -1) ?? '' : '';
  }
  return '';
}

/** The module itself, which is imported and not made. */
function isRequire(node: ts.Node, typescript: typeof ts): node is ts.CallExpression {
  return typescript.isCallExpression(node) && typescript.isIdentifier(node.expression) && node.expression.text === 'require';
}

/**
 * Whether a block asks of a name what its customary type can give: all of it, or all but one of three things and more.
 */
export function isTrusted(name: string, { source, isOwn, lens }: { source: ts.SourceFile; isOwn: (node: ts.Node) => boolean; lens: Lens }): boolean {
  const { ts: typescript, checker } = lens.view;
  const there = new Set<string>();
  const missing = new Set<string>();
  const visit = (node: ts.Node): void => {
    typescript.forEachChild(node, visit);
    if (!typescript.isPropertyAccessExpression(node) || !typescript.isIdentifier(node.expression) || node.expression.text !== name || !isOwn(node)) return;
    const has = checker.getPropertyOfType(checker.getApparentType(checker.getTypeAtLocation(node.expression)), node.name.text) !== undefined;
    (has ? there : missing).add(node.name.text);
  };
  visit(source);
  return missing.size === 0 ? there.size > 0 : missing.size === 1 && there.size >= 2;
}
