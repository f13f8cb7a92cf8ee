import type ts from 'typescript';
import { declarationPlace } from '../../knowledge/inventory/collect-api.ts';
import { packageOfFile, type LibraryFiles } from '../../knowledge/inventory/library-files.ts';
import type { Api } from '../../knowledge/inventory/read-inventory.ts';
import type { Installation } from '../../tasks/languages/language.ts';
import type { TypeView } from '../../tasks/languages/type-project.ts';

/** A submission as the compiler sees it, with what is needed to tell the library's part of it. */
export interface Lens {
  view: TypeView;
  files: LibraryFiles;
  api: Api;
  installation: Installation;
  /** Modules that the submission imports. */
  imported: string[];
}

/** What an import stands for, through all its aliases. */
export function resolveAlias(symbol: ts.Symbol, { view: { ts: typescript, checker } }: Lens): ts.Symbol {
  return symbol.flags & typescript.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Whether a symbol is declared in the library. */
export function ownsSymbol(symbol: ts.Symbol | undefined, { files }: Lens): boolean {
  return symbol?.declarations?.some((declaration) => files.isLibraryFile(declaration.getSourceFile().fileName)) ?? false;
}

/** Whether a type is declared in the library, alone or as one of several, or extends one that is. */
export function ownsType(type: ts.Type, lens: Lens, depth = 0): boolean {
  const { ts: typescript, checker } = lens.view;
  if (depth > 4) return false;
  const plain = checker.getNonNullableType(type);
  if (plain.flags & typescript.TypeFlags.TypeParameter) {
    const constraint = checker.getBaseConstraintOfType(plain);
    return constraint !== undefined && constraint !== plain && ownsType(constraint, lens, depth + 1);
  }
  if (plain.isUnionOrIntersection()) return plain.types.some((part) => ownsType(part, lens, depth + 1));
  const symbol = symbolOf(plain);
  if (symbol !== undefined && !symbol.name.startsWith('__')) {
    return ownsSymbol(symbol, lens) || (plain.isClassOrInterface() && checker.getBaseTypes(plain).some((base) => ownsType(base, lens, depth + 1)));
  }
  return ((ownsSymbol(symbol, lens) || ownsSymbol(plain.aliasSymbol, lens)) && isRecordOfLibrary(plain, lens)) || isCopyOfLibrary(plain, lens);
}

/** `{ ...library }`: a record of the submission's own with nothing but the library's members. */
function isCopyOfLibrary(type: ts.Type, lens: Lens): boolean {
  const properties = symbolOf(type)?.name === '__object' ? type.getProperties() : [];
  return properties.length > 0 && properties.every((property) => ownsSymbol(property, lens));
}

/** `z.infer<…>` and the like are the library's words for the user's own data: its members tell whose a record is. */
function isRecordOfLibrary(type: ts.Type, lens: Lens): boolean {
  const properties = type.getProperties();
  return properties.length === 0 || properties.some((property) => ownsSymbol(property, lens));
}

/** A type's symbol; the compiler's declaration promises one, but unions and primitives have none. */
export function symbolOf(type: ts.Type): ts.Symbol | undefined {
  return type.symbol;
}

/** Such as `graphology.Graph.addNode`; a member that is declared elsewhere is named by its receiver. */
export function symbolId(symbol: ts.Symbol, receiver: ts.Type | undefined, lens: Lens): string {
  const { api, view: { ts: typescript } } = lens;
  const module = symbol.declarations?.find(typescript.isSourceFile);
  const specifier = module === undefined ? undefined : api.modulesOfFiles.get(module.fileName);
  if (specifier !== undefined) return specifier;
  for (const declaration of symbol.declarations ?? []) {
    const id = api.ids.get(declarationPlace(declaration))?.[0];
    if (id !== undefined) return id;
  }
  const declaration = symbol.declarations?.[0];
  if (declaration !== undefined && typescript.isSourceFile(declaration)) return packageOfFile(declaration.fileName) ?? symbol.name;
  if (receiver !== undefined) return `${typeId(receiver, lens)}.${symbol.name}`;
  return `${(declaration && packageOfFile(declaration.getSourceFile().fileName)) ?? '?'}.${symbol.name}`;
}

/**
 * The id that a reader of the code expects: of the receiver's own type, or of a module that the code imports. Others say
 * the same, but a finding about `DirectedGraph.addNode` should not speak of the class that it inherits from.
 */
export function shownId(symbol: ts.Symbol, receiver: ts.Type | undefined, lens: Lens): string {
  const ids = (symbol.declarations ?? []).flatMap((declaration) => lens.api.ids.get(declarationPlace(declaration)) ?? []);
  const ofReceiver = receiver === undefined ? undefined : ids.find((id) => id === `${typeId(receiver, lens)}.${symbol.name}`);
  return ofReceiver ?? ids.find((id) => lens.imported.some((module) => id.startsWith(`${module}.`))) ?? symbolId(symbol, receiver, lens);
}

/** The id of a type's symbol, its alias or its name; of a type of the submission's own, that of what it stands on in the library. */
export function typeId(type: ts.Type, lens: Lens, depth = 0): string {
  const { api } = lens;
  const parts = type.isUnionOrIntersection() ? type.types : [type];
  const base = depth > 4 ? undefined : parts.map((part) => baseOf(part, lens)).find((each) => each !== undefined);
  if (base !== undefined) return typeId(base, lens, depth + 1);
  for (const symbol of parts.flatMap((part) => [symbolOf(part), part.aliasSymbol])) {
    for (const declaration of symbol?.declarations ?? []) {
      const id = api.ids.get(declarationPlace(declaration))?.[0];
      if (id !== undefined) return id;
    }
  }
  const symbol = parts.flatMap((part) => symbolOf(part) ?? part.aliasSymbol ?? [])[0] ?? type.aliasSymbol;
  const file = symbol?.declarations?.[0]?.getSourceFile().fileName;
  const owner = file === undefined ? undefined : packageOfFile(file);
  const isNamed = symbol !== undefined && !symbol.name.startsWith('__') && !symbol.name.startsWith('"');
  return [owner, isNamed ? symbol.name : undefined].filter((part) => part !== undefined).join('.') || '?';
}

/** What a type parameter, or a class or interface of the submission, extends of the library. */
function baseOf(type: ts.Type, lens: Lens): ts.Type | undefined {
  const { ts: typescript, checker } = lens.view;
  if (type.flags & typescript.TypeFlags.TypeParameter) return checker.getBaseConstraintOfType(type);
  if (!type.isClassOrInterface() || ownsSymbol(type.symbol, lens)) return undefined;
  return checker.getBaseTypes(type).find((base) => ownsType(base, lens));
}

export type CallLike = ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression;

export function isCallLike(node: ts.Node, { ts: typescript }: TypeView): node is CallLike {
  return typescript.isCallExpression(node) || typescript.isNewExpression(node) || typescript.isTaggedTemplateExpression(node);
}

export function calleeOf(call: CallLike): ts.Expression {
  return 'tag' in call ? call.tag : call.expression;
}

/** What a call names: the library's own symbol, also when a variable of the submission, such as one from `require`, stands for it. */
export function calledSymbol(call: CallLike, lens: Lens): ts.Symbol | undefined {
  const { checker } = lens.view;
  const callee = functionOf(calleeOf(call), lens);
  const named = checker.getSymbolAtLocation(callee);
  const target = named === undefined ? undefined : resolveAlias(named, lens);
  if (target !== undefined && ownsSymbol(target, lens)) return target;
  const type = checker.getTypeAtLocation(callee);
  const symbols = (type.isIntersection() ? type.types : [type]).map(symbolOf);
  return symbols.find((symbol) => symbol !== undefined && !symbol.name.startsWith('__') && ownsSymbol(symbol, lens)) ?? target;
}

/** `f` of `f.call`, `f.apply` and `f.bind`, which check their arguments against its parameters. */
function functionOf(callee: ts.Expression, { view: { ts: typescript, checker } }: Lens): ts.Expression {
  if (!typescript.isPropertyAccessExpression(callee) || !handsOn.has(callee.name.text)) return callee;
  return checker.getTypeAtLocation(callee.expression).getCallSignatures().length > 0 ? callee.expression : callee;
}

const handsOn = new Set(['call', 'apply', 'bind']);

/** None for `new X` without parentheses and for tagged templates, whose parts are no arguments that anybody writes. */
export function argumentsOf(call: CallLike): readonly ts.Expression[] {
  return 'tag' in call ? [] : call.arguments ?? [];
}

/** Whether a call goes to the library: by the signature it takes, by the name it calls, or by the value it calls. */
export function ownsCall(call: CallLike, lens: Lens): boolean {
  const { checker } = lens.view;
  const declaration = checker.getResolvedSignature(call)?.declaration;
  if (declaration !== undefined && lens.files.isLibraryFile(declaration.getSourceFile().fileName)) return true;
  const callee = functionOf(calleeOf(call), lens);
  const symbol = checker.getSymbolAtLocation(callee);
  if (symbol !== undefined && ownsSymbol(resolveAlias(symbol, lens), lens)) return true;
  const type = checker.getTypeAtLocation(callee);
  // A class of the submission that takes its constructor from the library.
  const isInherited = type.getConstructSignatures().some(({ declaration: inherited }) => isLibraryNode(inherited, lens));
  return isInherited || ownsType(type, lens);
}

/** A signature that the compiler makes up has no declaration. */
function isLibraryNode(node: ts.Node | undefined, { files }: Lens): boolean {
  return node !== undefined && files.isLibraryFile(node.getSourceFile().fileName);
}

/** Whether an object literal is where the library takes one of its own records. */
export function ownsLiteral(literal: ts.ObjectLiteralExpression, lens: Lens): boolean {
  const type = lens.view.checker.getContextualType(literal);
  return type !== undefined && ownsType(type, lens);
}
