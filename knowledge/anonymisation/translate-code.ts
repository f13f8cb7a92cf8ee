import type ts from 'typescript';
import type { TypeView } from '../../tasks/languages/type-project.ts';
import type { ApiFiles, Dictionary } from './dictionary.ts';
import type { Edit } from './edits.ts';
import { importEdits } from './import-edits.ts';
import { moduleLiteral } from './module-literals.ts';
import { ownProperties, type OwnProperties } from './own-properties.ts';
import { propertySymbols } from './property-symbols.ts';
import { ownerOfNamed, roleOfLiteral } from './property-literals.ts';

export interface TranslateRequest {
  view: TypeView;
  /** In the world in which the code is looked at. */
  files: ApiFiles;
  dictionary: Dictionary;
  /** Filled with names that stand for nothing where the code was written. */
  unknown: Set<string>;
}

/**
 * The changes that take one file from the real world to the anonymised one or back: each name is looked at in the world that the code
 * was written for, and gets what it is called in the other where it stands for something of the library, or for nothing at all.
 */
export function translateFile(source: ts.SourceFile, request: TranslateRequest): Edit[] {
  const { view: { ts: typescript, checker }, dictionary, files, unknown } = request;
  const { edits, bindings } = importEdits(source, request);
  const properties = ownProperties(source, request);
  // There, types stand in comments.
  const isJavaScript = /\.[cm]?jsx?$/u.test(source.fileName);
  const replace = (node: ts.Node, text: string, inset = 0): void => {
    edits.push({ start: node.getStart(source) + inset, end: node.end - inset, text });
  };
  const visit = (node: ts.Node): void => {
    if (typescript.isImportDeclaration(node)) return;
    const module = moduleLiteral(node, typescript);
    const other = module === undefined ? undefined : dictionary.swapModule(module.text);
    if (module !== undefined && other !== undefined) {
      if (!files.isApiModule(module.text)) unknown.add(module.text);
      replace(module, other, 1);
    }
    if (typescript.isIdentifier(node) && dictionary.swap(node.text) !== undefined) renameIdentifier(node);
    if (typescript.isStringLiteralLike(node) && dictionary.swap(node.text) !== undefined && isPropertyString(node, request, properties)) replace(node, dictionary.swap(node.text) ?? node.text, 1);
    typescript.forEachChild(node, visit);
    if (isJavaScript) for (const comment of typescript.getJSDocCommentsAndTags(node)) visit(comment);
  };
  const renameIdentifier = (node: ts.Identifier): void => {
    const name = dictionary.swap(node.text) ?? node.text;
    const { parent } = node;
    // Of `{ name }` the property and the variable may go different ways.
    const isShorthand = (typescript.isShorthandPropertyAssignment(parent) && parent.name === node) || (typescript.isBindingElement(parent) && parent.name === node && parent.propertyName === undefined && typescript.isObjectBindingPattern(parent.parent));
    if (isShorthand) {
      const property = isOtherProperty(node, request, properties) ? name : node.text;
      const variable = bindings.has(typescript.isShorthandPropertyAssignment(parent) ? checker.getShorthandAssignmentValueSymbol(parent) : checker.getSymbolAtLocation(node)) ? name : node.text;
      if (property !== variable) replace(node, `${property}: ${variable}`);
      else if (property !== node.text) replace(node, property);
    } else if (isPropertyPosition(node, typescript)) {
      if (!isOtherProperty(node, request, properties)) return;
      edits.push({ start: node.getStart(source), end: endOfPair(node, name, typescript), text: name });
    } else if (typescript.isExportSpecifier(parent)) {
      edits.push(...exportEdits(node, parent, name, request, bindings));
    } else {
      const symbol = checker.getSymbolAtLocation(node);
      if (bindings.has(symbol) || isOfLibrary(symbol, request)) replace(node, name);
    }
  };
  visit(source);
  return edits;
}

/** `{ other: name }` becomes `{ name }` again where both sides come to be the same. */
function endOfPair(node: ts.Identifier, name: string, typescript: typeof ts): number {
  const { parent } = node;
  const value = typescript.isBindingElement(parent) && parent.propertyName === node ? parent.name : typescript.isPropertyAssignment(parent) && parent.name === node ? parent.initializer : undefined;
  return value !== undefined && typescript.isIdentifier(value) && value.text === name ? value.end : node.end;
}

function exportEdits(node: ts.Identifier, parent: ts.ExportSpecifier, name: string, request: TranslateRequest, bindings: ReadonlySet<ts.Symbol | undefined>): Edit[] {
  const { view: { checker } } = request;
  if ((parent.propertyName ?? parent.name) !== node) return [];
  const target = checker.getExportSpecifierLocalTargetSymbol(parent);
  const isFromModule = parent.parent.parent.moduleSpecifier !== undefined;
  if (!(isFromModule ? isOfLibrary(target, request) : bindings.has(target))) return [];
  // What a file gives out is called by its own names.
  if (parent.propertyName !== undefined && parent.name.text === name) return [{ start: node.getStart(), end: parent.end, text: name }];
  const text = parent.propertyName === undefined ? `${name} as ${node.text}` : name;
  return [{ start: node.getStart(), end: node.end, text }];
}

/** Whether a name stands for something that the library declares, whatever it was brought in as. */
export function isOfLibrary(symbol: ts.Symbol | undefined, { view: { ts: typescript, checker }, files }: TranslateRequest): boolean {
  if (symbol === undefined) return false;
  const target = symbol.flags & typescript.SymbolFlags.Alias && symbol.declarations?.every((declaration) => files.isApiFile(declaration.getSourceFile().fileName)) === true ? checker.getAliasedSymbol(symbol) : symbol;
  return (target.declarations ?? []).some((declaration) => files.isApiFile(declaration.getSourceFile().fileName));
}

function isPropertyPosition(node: ts.Node, typescript: typeof ts): boolean {
  const { parent } = node;
  if (typescript.isPropertyAccessExpression(parent)) return parent.name === node;
  if (typescript.isQualifiedName(parent)) return parent.right === node;
  if (typescript.isImportTypeNode(parent)) return parent.qualifier === node;
  if (typescript.isBindingElement(parent)) return parent.propertyName === node;
  return (typescript.isObjectLiteralElement(parent) || typescript.isTypeElement(parent) || typescript.isClassElement(parent) || typescript.isJsxAttribute(parent) || typescript.isEnumMember(parent)) && parent.name === node;
}

/** Whether the property at a place is called otherwise in the other world. */
function isOtherProperty(node: ts.Identifier | ts.StringLiteralLike, request: TranslateRequest, properties: OwnProperties): boolean {
  const symbols = propertySymbols(node, request.view);
  if (symbols.length === 0) {
    if (properties.names.has(node.text) && request.dictionary.real(node.text) === undefined) return false;
    request.unknown.add(node.text);
    return true;
  }
  if (symbols.some((symbol) => isOfLibrary(symbol, request))) return true;
  if (!symbols.some((symbol) => properties.isTied(symbol))) return false;
  request.unknown.add(node.text);
  return true;
}

/** Strings are data but where they name a property: `graph['add']`, `'add' in graph`, a quoted key, `Options['key']`. */
function isPropertyString(node: ts.StringLiteralLike, request: TranslateRequest, properties: OwnProperties): boolean {
  const { view: { ts: typescript, checker } } = request;
  const { parent } = node;
  if (typescript.isElementAccessExpression(parent) && parent.argumentExpression === node) return isOtherProperty(node, request, properties);
  if (typescript.isBinaryExpression(parent) && parent.operatorToken.kind === typescript.SyntaxKind.InKeyword && parent.left === node) {
    return isOfLibrary(checker.getPropertyOfType(checker.getApparentType(checker.getTypeAtLocation(parent.right)), node.text), request);
  }
  if (typescript.isCallExpression(parent) || typescript.isNewExpression(parent)) return isKeyOfLibrary(node, parent, request);
  if (typescript.isLiteralTypeNode(parent)) {
    if (roleOfLiteral(parent, request.view) !== 'property') return false;
    const owner = ownerOfNamed(parent, request.view);
    const property = owner === undefined ? undefined : checker.getPropertyOfType(checker.getApparentType(checker.getTypeFromTypeNode(owner)), node.text);
    return isOfLibrary(property, request) || (property !== undefined && properties.isTied(property));
  }
  return isPropertyPosition(node, typescript) && isOtherProperty(node, request, properties);
}

/** An argument that is declared as the key of something: `configure<K extends keyof Options>(key: K)`. */
function isKeyOfLibrary(node: ts.StringLiteralLike, call: ts.CallExpression | ts.NewExpression, request: TranslateRequest): boolean {
  const { view: { ts: typescript, checker }, files } = request;
  const declaration = checker.getResolvedSignature(call)?.declaration;
  const parameter = declaration?.parameters[call.arguments?.indexOf(node) ?? -1];
  const type = parameter === undefined || typescript.isJSDocParameterTag(parameter) ? undefined : parameter.type;
  const owner = type === undefined ? undefined : keyOwner(type, request.view);
  if (owner === undefined) return false;
  const property = checker.getPropertyOfType(owner, node.text);
  if (property !== undefined) return isOfLibrary(property, request);
  // One that the library does not have must not begin to be there.
  return owner.getProperties().some((each) => (each.declarations ?? []).some((declared) => files.isApiFile(declared.getSourceFile().fileName)));
}

function keyOwner(type: ts.TypeNode, view: TranslateRequest['view']): ts.Type | undefined {
  const { ts: typescript, checker } = view;
  if (typescript.isTypeOperatorNode(type)) return type.operator === typescript.SyntaxKind.KeyOfKeyword ? checker.getApparentType(checker.getTypeFromTypeNode(type.type)) : undefined;
  if (!typescript.isTypeReferenceNode(type)) return undefined;
  const named = checker.getSymbolAtLocation(type.typeName)?.declarations?.[0];
  if (named === undefined) return undefined;
  const meant = typescript.isTypeParameterDeclaration(named) ? named.constraint : typescript.isTypeAliasDeclaration(named) ? named.type : undefined;
  return meant !== undefined && typescript.isTypeOperatorNode(meant) ? keyOwner(meant, view) : undefined;
}
