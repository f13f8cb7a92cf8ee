import type ts from 'typescript';
import type { TypeView } from '../../tasks/languages/type-project.ts';
import type { ApiSymbol } from '../inventory.ts';
import { declaredNames, declaredSignature, declaredType } from './declared-text.ts';
import { deprecationOf } from './deprecation.ts';
import type { LibraryFiles } from './library-files.ts';
import { optionTypes } from './option-types.ts';

export interface DescribeRequest {
  symbol: ts.Symbol;
  /** The export or member that led to the symbol: an alias may be deprecated alone. */
  exported: ts.Symbol;
  name: string;
  view: TypeView;
  files: LibraryFiles;
}

export interface Described {
  text: Pick<ApiSymbol, 'kind' | 'signatures' | 'documentation' | 'deprecated' | 'optionKeys' | 'ofNode'>;
  /** Sorted by name. */
  members: ts.Symbol[];
  /** Types that signatures and values mention. */
  reached: ts.Symbol[];
}

export function describeSymbol(request: DescribeRequest): Described {
  const { symbol, exported, name, view, files } = request;
  const kind = kindOf(symbol, view);
  const shown = name === 'default' ? declaredName(symbol, view.ts) ?? name : name;
  const signatures = signaturesOf(symbol, view);
  const options = optionTypes(signatures, view, files);
  return {
    text: {
      kind,
      signatures: clip(signatures.length > 0 ? signatures.map((signature) => writeSignature(signature, `${shown}${optionalMark(symbol, view)}`, view)) : [writeType(symbol, shown, kind, view)]),
      documentation: documentationOf(symbol, view),
      deprecated: deprecationOf(exported, view) ?? deprecationOf(symbol, view),
      ...(isOfNode(symbol) ? { ofNode: true } : {}),
      optionKeys: [...new Set(options.flatMap((type) => type.getProperties().map((property) => property.name)))].filter((key) => !isSymbolKey(key)).sort(),
    },
    members: membersOf(symbol, kind, view, files),
    reached: [...options.flatMap((type) => namedTypes(type, view, files)), ...handedOut(symbol, signatures, view, files)],
  };
}

/** The text of the doc comment or, where it has nothing but tags, of those that describe. */
function documentationOf(symbol: ts.Symbol, { ts: typescript, checker }: TypeView): string {
  const text = typescript.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
  if (text !== '') return text;
  const tags = symbol.getJsDocTags(checker).filter(({ name }) => ['summary', 'description', 'desc', 'remarks'].includes(name));
  return [...new Set(tags.map((tag) => typescript.displayPartsToString(tag.text).trim()))].filter((each) => each !== '').join('\n\n');
}

/** A key such as `[Symbol.iterator]`, for which the compiler has a name with a number that changes from program to program. */
function isSymbolKey(name: string): boolean {
  return name.startsWith('__@');
}

/** Whether a user may use a symbol: not private, not one that only the compiler names. */
export function isUserFacing(symbol: ts.Symbol, { ts: typescript }: TypeView): boolean {
  const isUnnamed = ['__type', '__function', '__object', '__class'].includes(symbol.name);
  if (!isUnnamed && (symbol.name.startsWith('__') || symbol.name.startsWith('#') || symbol.name === 'prototype')) return false;
  const hidden = typescript.ModifierFlags.Private | typescript.ModifierFlags.Protected;
  return !(symbol.declarations ?? []).some((declaration) => typescript.getCombinedModifierFlags(declaration) & hidden);
}

function kindOf(symbol: ts.Symbol, view: TypeView): ApiSymbol['kind'] {
  const { SymbolFlags } = view.ts;
  const is = (flags: ts.SymbolFlags): boolean => (symbol.flags & flags) !== 0;
  if (is(SymbolFlags.Class)) return 'class';
  if (is(SymbolFlags.Enum)) return 'enum';
  if (is(SymbolFlags.Function)) return 'function';
  if (is(SymbolFlags.Method)) return 'method';
  if (is(SymbolFlags.Accessor)) return 'accessor';
  if (is(SymbolFlags.Property | SymbolFlags.EnumMember)) return signaturesOf(symbol, view).length > 0 ? 'method' : 'property';
  if (is(SymbolFlags.Variable)) return signaturesOf(symbol, view).length > 0 ? 'function' : 'variable';
  if (is(SymbolFlags.ValueModule | SymbolFlags.NamespaceModule)) return 'namespace';
  if (is(SymbolFlags.Interface)) return 'interface';
  if (is(SymbolFlags.TypeAlias)) return 'type';
  return signaturesOf(symbol, view).length > 0 ? 'function' : 'variable';
}

function signaturesOf(symbol: ts.Symbol, { ts: typescript, checker }: TypeView): readonly ts.Signature[] {
  if (!(symbol.flags & (typescript.SymbolFlags.Value))) return [];
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
  const calls = type.getCallSignatures();
  return calls.length > 0 ? calls : type.getConstructSignatures();
}

function writeSignature(signature: ts.Signature, name: string, { ts: typescript, checker }: TypeView): string {
  const isConstructor = signature.declaration !== undefined && (typescript.isConstructorDeclaration(signature.declaration) || typescript.isConstructSignatureDeclaration(signature.declaration));
  const text = declaredSignature(signature.declaration, typescript) ?? checker.signatureToString(signature, undefined, textFlags(typescript));
  return isConstructor ? `new ${name}${text}` : `${name}${text}`;
}

/** A default export is shown by the name that its author gave it. */
function declaredName({ declarations = [] }: ts.Symbol, typescript: typeof ts): string | undefined {
  return declarations.flatMap((declaration) => {
    const name = typescript.getNameOfDeclaration(declaration);
    return name !== undefined && typescript.isIdentifier(name) ? [name.text] : [];
  })[0];
}

function writeType(symbol: ts.Symbol, name: string, kind: ApiSymbol['kind'], { ts: typescript, checker }: TypeView): string {
  const declared = declaredType(symbol, typescript);
  if (kind === 'type') return `type ${name} = ${declared ?? checker.typeToString(checker.getDeclaredTypeOfSymbol(symbol), undefined, textFlags(typescript) | typescript.TypeFormatFlags.InTypeAlias)}`;
  if (kind === 'interface' || kind === 'class' || kind === 'enum' || kind === 'namespace') return `${kind} ${name}`;
  return `${name}${declared === undefined ? '' : optionalMark(symbol, { ts: typescript })}: ${declared ?? checker.typeToString(checker.getTypeOfSymbol(symbol), undefined, textFlags(typescript))}`;
}

/** A method may be left out of an object as any other property may. */
function optionalMark({ flags }: ts.Symbol, { ts: typescript }: Pick<TypeView, 'ts'>): '?' | '' {
  return flags & typescript.SymbolFlags.Optional ? '?' : '';
}

function textFlags(typescript: typeof ts): ts.TypeFormatFlags {
  return typescript.TypeFormatFlags.NoTruncation | typescript.TypeFormatFlags.WriteArrayAsGenericType | typescript.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;
}

const longestText = 1_500;

function clip(texts: string[]): string[] {
  return [...new Set(texts)].map((text) => (text.length > longestText ? `${text.slice(0, longestText)}…` : text));
}

function membersOf(symbol: ts.Symbol, kind: ApiSymbol['kind'], view: TypeView, files: LibraryFiles): ts.Symbol[] {
  const { ts: typescript, checker } = view;
  const found = new Map<string, ts.Symbol>();
  const add = (members: readonly ts.Symbol[]): void => {
    for (const member of members) {
      if (!found.has(member.name) && !isStandard(member, view)) found.set(member.name, member);
    }
  };
  if (kind === 'namespace' || kind === 'enum') add(checker.getExportsOfModule(symbol));
  if (symbol.flags & (typescript.SymbolFlags.Class | typescript.SymbolFlags.Interface)) add(checker.getDeclaredTypeOfSymbol(symbol).getProperties());
  if (kind === 'type') add(recordMembers(checker.getDeclaredTypeOfSymbol(symbol), files));
  if (symbol.flags & (typescript.SymbolFlags.Class | typescript.SymbolFlags.Function)) add(checker.getTypeOfSymbol(symbol).getProperties());
  else if (symbol.flags & (typescript.SymbolFlags.Variable | typescript.SymbolFlags.Property)) add(valueMembers(symbol, view, files));
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A variable has the members of its type; a property only where the type is written there and then. */
function valueMembers(symbol: ts.Symbol, { ts: typescript, checker }: TypeView, files: LibraryFiles): ts.Symbol[] {
  const type = checker.getTypeOfSymbol(symbol);
  const isVariable = (symbol.flags & typescript.SymbolFlags.Variable) !== 0;
  // The declaration promises a symbol, but types such as unions have none.
  const typeSymbol = type.symbol as ts.Symbol | undefined;
  return isVariable || typeSymbol?.name.startsWith('__') === true ? recordMembers(type, files) : [];
}

function recordMembers(type: ts.Type, files: LibraryFiles): ts.Symbol[] {
  return type.isUnion() ? [] : type.getProperties().filter((member) => isDeclaredIn(member, files));
}

/** Inherited from `Error`, `DOMException`, `Array` or the like, which nobody looks up in a library. */
function isStandard(symbol: ts.Symbol, { program, ts: typescript }: TypeView): boolean {
  const [declaration] = symbol.declarations ?? [];
  if (declaration === undefined) return false;
  const file = declaration.getSourceFile();
  return program.isSourceFileDefaultLibrary(file) || (isOfNode(symbol) && isGlobal(declaration, typescript));
}

/** Whether Node declares it, such as what a class inherits from a stream. */
function isOfNode({ declarations = [] }: ts.Symbol): boolean {
  return declarations[0]?.getSourceFile().fileName.includes('/node_modules/@types/node/') === true;
}

/** Whether it is there without an import; Node's modules are declared in the same files. */
function isGlobal(declaration: ts.Declaration, typescript: typeof ts): boolean {
  for (let node: ts.Node = declaration; !typescript.isSourceFile(node); node = node.parent) {
    if (typescript.isModuleDeclaration(node)) return (node.flags & typescript.NodeFlags.GlobalAugmentation) !== 0;
  }
  return true;
}

function isDeclaredIn(symbol: ts.Symbol, files: LibraryFiles): boolean {
  return (symbol.declarations ?? []).some((declaration) => files.isApiFile(declaration.getSourceFile().fileName));
}

/** Types of the library in what a function returns, inside promises, arrays and unions too. */
function handedOut(symbol: ts.Symbol, signatures: readonly ts.Signature[], view: TypeView, files: LibraryFiles): ts.Symbol[] {
  const { ts: typescript, checker } = view;
  const isValue = (symbol.flags & typescript.SymbolFlags.Value) !== 0;
  const declarations = signatures.length > 0 ? signatures.map(({ declaration }) => declaration) : isValue ? [symbol.valueDeclaration] : [];
  return declarations.flatMap((declaration, i) => {
    const named = declaration === undefined ? undefined : namedOnce(declaration, view, files);
    if (named !== undefined) return named;
    const type = signatures[i]?.getReturnType() ?? checker.getTypeOfSymbol(symbol);
    return insideOf(type, checker).flatMap((part) => namedTypes(part, view, files));
  });
}

const kept = new WeakMap<ts.TypeChecker, Map<ts.Node, ts.Symbol[] | undefined>>();

/** Types that a declaration names: those who inherit a member share its declaration, and there may be a hundred of them. */
function namedOnce(declaration: ts.Node, view: TypeView, files: LibraryFiles): ts.Symbol[] | undefined {
  const known = kept.get(view.checker) ?? new Map<ts.Node, ts.Symbol[] | undefined>();
  kept.set(view.checker, known);
  if (known.has(declaration)) return known.get(declaration);
  const named = declaredNames(declaration, view.ts)?.flatMap((name) => symbolsNamed(name, view, files));
  known.set(declaration, named);
  return named;
}

/** The type that a name stands for and, where it is only short for others, those too. */
function symbolsNamed(name: ts.EntityName, view: TypeView, files: LibraryFiles, depth = 0): ts.Symbol[] {
  const { ts: typescript, checker } = view;
  const found = checker.getSymbolAtLocation(name);
  const symbol = found !== undefined && found.flags & typescript.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  if (symbol === undefined || symbol.flags & typescript.SymbolFlags.TypeParameter || !isDeclaredIn(symbol, files)) return [];
  const names = depth > 2 ? [] : declaredNames(symbol.declarations?.find(typescript.isTypeAliasDeclaration), typescript) ?? [];
  return [symbol, ...names.flatMap((each) => symbolsNamed(each, view, files, depth + 1))];
}

function insideOf(type: ts.Type, checker: ts.TypeChecker, depth = 0): ts.Type[] {
  if (depth > 3) return [];
  const parts = type.isUnionOrIntersection() ? type.types : isReference(type) ? checker.getTypeArguments(type) : [];
  return [type, ...parts.slice(0, 20).flatMap((part) => insideOf(part, checker, depth + 1))];
}

function isReference(type: ts.Type): type is ts.TypeReference {
  return 'target' in type;
}

function namedTypes(type: ts.Type, { ts: typescript }: TypeView, files: LibraryFiles): ts.Symbol[] {
  const typeParameter = typescript.SymbolFlags.TypeParameter;
  return [type.aliasSymbol, type.symbol as ts.Symbol | undefined]
    .filter((symbol): symbol is ts.Symbol => symbol !== undefined && !symbol.name.startsWith('__') && !(symbol.flags & typeParameter) && isDeclaredIn(symbol, files))
    .slice(0, 1);
}
