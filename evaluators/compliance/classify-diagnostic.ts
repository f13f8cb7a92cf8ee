import type ts from 'typescript';
import type { FrictionClass } from '../evaluation.ts';
import { callAround, diagnosticNode, literalAround, valueAt } from './diagnostic-node.ts';
import { diagnosticKind, nearMissCodes, type DiagnosticKind } from './diagnostic-kinds.ts';
import { isEcho, isStrictness } from './diagnostic-noise.ts';
import { chainCodes, suggestionIn } from './diagnostic-text.ts';
import { isNullOnly, provesNothing } from './doubtful-call.ts';
import { importClass, importedModule } from './imports.ts';
import { calledSymbol, calleeOf, isCallLike, ownsCall, ownsLiteral, ownsSymbol, ownsType, resolveAlias, shownId, symbolId, typeId, type CallLike, type Lens } from './lens.ts';
import { fitsMaker, hangsOnOverload, someOverloadFits } from './overload-choice.ts';
import { comesFromLibrary, isLibraryPromise } from './origin.ts';
import { defaultHas, isGuess, isJavaScript, isRequired } from './unreliable-types.ts';

export interface Verdict {
  class: FrictionClass | null;
  /** Whether the score feels it: a missing package that is not the library's is a friction of its own. */
  isLibrarys: boolean;
  symbol?: string;
}

const nobodys: Verdict = { class: null, isLibrarys: false };

/**
 * Whose mistake a diagnostic reports, and of which class; undefined when it is nobody's because the compiler only
 * guesses the types of a package that ships none.
 */
export function classifyDiagnostic(diagnostic: ts.Diagnostic & { start: number; length: number }, source: ts.SourceFile, lens: Lens): Verdict | undefined {
  const kind = diagnosticKind(diagnostic.code);
  const node = diagnosticNode(source, diagnostic, lens.view);
  if (kind === undefined) return isStrictness(diagnostic.code) || isEcho(diagnostic.code, node, lens) ? undefined : toldOf(nobodys, diagnostic, source);
  if (kind !== 'module' && kind !== 'export' && missesAwait(node, lens)) return { class: 'wrong-return', isLibrarys: true };
  if ((kind === 'assignment' || kind === 'result') && valuesAt(node, lens).some((value) => hangsOnOverload(value, lens))) return undefined;
  const verdict = judges[kind]({ diagnostic, node, lens });
  return verdict === undefined ? undefined : toldOf(verdict, diagnostic, source);
}

/** JavaScript makes no promises about its own types: of what is not the library's, only what cannot run is told. */
function toldOf(verdict: Verdict, { code }: ts.Diagnostic, source: ts.SourceFile): Verdict | undefined {
  const cannotRun = code < 2000 || ['module', 'name'].includes(diagnosticKind(code) ?? '');
  return verdict.class === null && isJavaScript(source) && !cannotRun ? undefined : verdict;
}

interface Suspect {
  diagnostic: ts.Diagnostic;
  node: ts.Node;
  lens: Lens;
}

const judges: Record<DiagnosticKind, (suspect: Suspect) => Verdict | undefined> = {
  module: judgeModule,
  export: judgeExport,
  member: judgeMember,
  name: judgeName,
  private: judgePrivate,
  call: judgeCall,
  declaration: judgeDeclaration,
  options: judgeOptions,
  assignment: judgeAssignment,
  result: judgeResult,
};

/** The value itself, or the operands of what is done with it, is a promise of the library. */
function missesAwait(node: ts.Node, lens: Lens): boolean {
  return valuesAt(node, lens).some((value) => isLibraryPromise(value, lens));
}

function valuesAt(node: ts.Node, { view }: Lens): ts.Node[] {
  const values = view.ts.isBinaryExpression(node) ? [node.left, node.right] : [node, valueAt(node, view)];
  return values.filter((value) => value !== undefined);
}

function judgeModule({ node, lens }: Suspect): Verdict {
  const specifier = lens.view.ts.isStringLiteralLike(node) ? node.text : '';
  const { class: kind, isLibrarys } = importClass(specifier, lens);
  return { class: kind, isLibrarys, symbol: specifier };
}

function judgeExport({ diagnostic, node, lens }: Suspect): Verdict | undefined {
  const { ts: typescript, checker } = lens.view;
  const module = importedModule(node, typescript);
  const qualifier = typescript.isQualifiedName(node.parent) ? checker.getSymbolAtLocation(node.parent.left) : undefined;
  const isOwn = module === undefined ? ownsSymbol(qualifier && resolveAlias(qualifier, lens), lens) : lens.files.isApiModule(module.text);
  if (!isOwn) return nobodys;
  if (module !== undefined && isGuess(checker.getSymbolAtLocation(module), lens)) return undefined;
  return { ...invented(diagnostic), symbol: `${module?.text ?? (qualifier === undefined ? '?' : symbolId(resolveAlias(qualifier, lens), undefined, lens))}.${node.getText()}` };
}

function invented({ code }: ts.Diagnostic): { class: FrictionClass; isLibrarys: true } {
  return { class: nearMissCodes.has(code) ? 'near-miss-name' : 'invented-symbol', isLibrarys: true };
}

function judgeMember({ diagnostic, node, lens }: Suspect): Verdict | undefined {
  const { ts: typescript, checker } = lens.view;
  const receiver = receiverOf(node, lens);
  if (receiver === undefined) return nobodys;
  const name = typescript.isStringLiteralLike(node) ? node.text : node.getText();
  if (!ownsType(receiver, lens) || isUsersWord(node, lens)) return nobodys;
  if (isGuess(receiver.symbol, lens) || (isRequired(node, lens) && defaultHas(receiver, name, lens))) return undefined;
  if (receiver.isUnion() && receiver.types.some((choice) => ownsType(choice, lens) && choice.getProperty(name) !== undefined)) {
    // The name exists on one of the things that may have come back.
    return { class: 'wrong-return', isLibrarys: true, symbol: `${typeId(receiver, lens)}.${name}` };
  }
  // A value that is not written as a name, such as `graph[key]`, is a question of the user's own types.
  if (typescript.isElementAccessExpression(node.parent) && !typescript.isStringLiteralLike(node)) return nobodys;
  const isSpace = checker.typeToString(receiver).startsWith('typeof import(');
  return { ...invented(diagnostic), symbol: isSpace ? `${moduleNameOf(receiver, lens)}.${name}` : `${typeId(receiver, lens)}.${name}` };
}

function moduleNameOf(namespace: ts.Type, lens: Lens): string {
  return symbolId(namespace.symbol, undefined, lens);
}

function receiverOf(node: ts.Node, { view: { ts: typescript, checker } }: Lens): ts.Type | undefined {
  const { parent } = node;
  if (typescript.isElementAccessExpression(node)) return checker.getTypeAtLocation(node.expression);
  if (typescript.isPropertyAccessExpression(parent) || typescript.isElementAccessExpression(parent)) return checker.getTypeAtLocation(parent.expression);
  if (typescript.isBindingElement(parent)) {
    const value = parent.parent.parent;
    return checker.getTypeAtLocation(typescript.isVariableDeclaration(value) && value.initializer !== undefined ? value.initializer : parent.parent);
  }
  if (typescript.isQualifiedName(parent)) {
    const symbol = checker.getSymbolAtLocation(parent.left);
    return symbol === undefined ? undefined : checker.getTypeOfSymbol(symbol);
  }
  return undefined;
}

/** A member of the user's own subclass that only the user can have forgotten: `this.total` in `class Mine extends Theirs`. */
function isUsersWord(node: ts.Node, { view: { ts: typescript } }: Lens): boolean {
  const { parent } = node;
  return typescript.isPropertyAccessExpression(parent) && parent.expression.kind === typescript.SyntaxKind.ThisKeyword
    && !(typescript.isCallExpression(parent.parent) && parent.parent.expression === parent);
}

/** An undeclared name is the library's when it exports one like it: the import is missing or misspelt. */
function judgeName({ diagnostic, node, lens }: Suspect): Verdict {
  const { ts: typescript, checker } = lens.view;
  const name = node.getText();
  const suggested = suggestionIn(diagnostic, lens);
  const symbol = suggested === undefined ? undefined : checker.resolveName(suggested, node, typescript.SymbolFlags.Value | typescript.SymbolFlags.Type, false);
  if (symbol !== undefined && ownsSymbol(resolveAlias(symbol, lens), lens)) return { class: 'near-miss-name', isLibrarys: true, symbol: symbolId(resolveAlias(symbol, lens), undefined, lens) };
  const known = lens.api.inventory.symbols.find((each) => each.name === name && each.id === `${each.module}.${name}` && each.kind !== 'type' && each.kind !== 'interface');
  return known === undefined ? nobodys : { class: 'invented-symbol', isLibrarys: true, symbol: known.id };
}

function judgePrivate({ node, lens }: Suspect): Verdict {
  const receiver = receiverOf(node, lens);
  return receiver !== undefined && ownsType(receiver, lens) ? { class: 'bypass', isLibrarys: true, symbol: `${typeId(receiver, lens)}.${node.getText()}` } : nobodys;
}

function judgeCall({ diagnostic, node, lens }: Suspect): Verdict | undefined {
  const call = callAround(node, lens.view);
  if (call === undefined) return functionTakenForValue(node, lens) ? { class: 'wrong-call', isLibrarys: true } : nobodys;
  if (!ownsCall(call, lens)) return receivesFromLibrary(diagnostic, node, lens) ? { class: 'wrong-return', isLibrarys: true } : nobodys;
  if (isGuessedCall(call, lens) || (isRequired(calleeOf(call), lens) && notCallable.has(diagnostic.code))) return undefined;
  if (provesNothing(diagnostic, node, call, lens) || (overloadCodes.has(diagnostic.code) && (someOverloadFits(node, call, lens) || fitsMaker(node, call, lens)))) return undefined;
  if (isNullOnly(diagnostic, node, call, lens)) return nobodys;
  const codes = chainCodes(diagnostic);
  const isAboutOptions = codes.has(2353) || codes.has(2561);
  return { class: isAboutOptions ? 'wrong-options' : 'wrong-call', isLibrarys: true, ...calledName(call, lens) };
}

/** An argument or their number. */
const overloadCodes: ReadonlySet<number> = new Set([2345, 2554, 2555, 2769]);
const notCallable: ReadonlySet<number> = new Set([2348, 2349, 2350, 2351]);

/** `if (graph.hasNode)`, `@IsEmail name`: a function of the library that is never called. */
function functionTakenForValue(node: ts.Node, lens: Lens): boolean {
  const symbol = lens.view.checker.getSymbolAtLocation(lens.view.ts.isDecorator(node) ? node.expression : node);
  return symbol !== undefined && ownsSymbol(resolveAlias(symbol, lens), lens);
}

/** The user's own function gets straight from the library what it cannot take. */
function receivesFromLibrary({ code }: ts.Diagnostic, node: ts.Node, lens: Lens): boolean {
  return code === 2345 && comesFromLibrary(node, lens);
}

function isGuessedCall(call: CallLike, lens: Lens): boolean {
  const declaration = lens.view.checker.getResolvedSignature(call)?.declaration;
  return declaration !== undefined && isJavaScript(declaration.getSourceFile());
}

function calledName(call: CallLike, lens: Lens): { symbol?: string } {
  const { ts: typescript, checker } = lens.view;
  const callee = calleeOf(call);
  const symbol = calledSymbol(call, lens);
  const receiver = typescript.isPropertyAccessExpression(callee) ? checker.getTypeAtLocation(callee.expression) : undefined;
  return symbol === undefined ? {} : { symbol: shownId(symbol, receiver, lens) };
}

function judgeDeclaration({ node, lens }: Suspect): Verdict {
  const { ts: typescript, checker } = lens.view;
  const symbol = checker.getSymbolAtLocation(typescript.isPropertyAccessExpression(node) ? node.name : node);
  if (symbol !== undefined && ownsSymbol(resolveAlias(symbol, lens), lens)) return { class: 'wrong-call', isLibrarys: true, symbol: symbolId(resolveAlias(symbol, lens), undefined, lens) };
  const holder = typescript.findAncestor(node, (each) => typescript.isClassLike(each) || typescript.isTypeReferenceNode(each));
  const isLibrarys = holder !== undefined && (typescript.isClassLike(holder) ? extendsLibrary(holder, lens) : ownsType(checker.getTypeAtLocation(holder), lens));
  return isLibrarys ? { class: 'wrong-call', isLibrarys } : nobodys;
}

function extendsLibrary(holder: ts.ClassLikeDeclaration, lens: Lens): boolean {
  return (holder.heritageClauses ?? []).flatMap(({ types }) => [...types]).some(({ expression }) => ownsType(lens.view.checker.getTypeAtLocation(expression), lens));
}

function judgeOptions({ diagnostic, node, lens }: Suspect): Verdict | undefined {
  const literal = literalAround(node, lens.view) ?? literalAround(valueAt(node, lens.view) ?? node, lens.view);
  const call = callAround(node, lens.view);
  if (literal !== undefined && ownsLiteral(literal, lens)) return verdictOnOptions(literal, node, lens);
  if (call === undefined || !ownsCall(call, lens)) return judgeAssignment({ diagnostic, node, lens });
  if (isGuessedCall(call, lens)) return undefined;
  return { class: literal === undefined && diagnostic.code === 2559 ? 'wrong-call' : 'wrong-options', isLibrarys: true, ...calledName(call, lens) };
}

function verdictOnOptions(literal: ts.ObjectLiteralExpression, node: ts.Node, lens: Lens): Verdict | undefined {
  const type = lens.view.checker.getContextualType(literal);
  if (type === undefined || isGuess(type.symbol, lens)) return undefined;
  const key = literal === node ? '' : `.${node.getText()}`;
  const owner = typeId(type, lens);
  const call = owner === '?' ? callAround(node, lens.view) : undefined;
  return { class: 'wrong-options', isLibrarys: true, symbol: `${(call && calledName(call, lens).symbol) ?? owner}${key}` };
}

function judgeAssignment({ node, lens }: Suspect): Verdict | undefined {
  const { checker, ts: typescript } = lens.view;
  if (isFittingElement(node, lens)) return undefined;
  const literal = literalAround(node, lens.view);
  if (literal !== undefined && ownsLiteral(literal, lens)) return verdictOnOptions(literal, node, lens);
  const call = isCallLike(node, lens.view) ? undefined : callAround(node, lens.view);
  if (call !== undefined && ownsCall(call, lens)) return isGuessedCall(call, lens) ? undefined : { class: 'wrong-call', isLibrarys: true, ...calledName(call, lens) };
  const target = typescript.isPropertyAccessExpression(node) && typescript.isBinaryExpression(node.parent) && node.parent.left === node ? checker.getSymbolAtLocation(node.name) : undefined;
  if (ownsSymbol(target, lens)) return { class: 'wrong-call', isLibrarys: true };
  const value = valueAt(node, lens.view);
  if (value !== undefined && comesFromLibrary(value, lens)) return { class: 'wrong-return', isLibrarys: true };
  const isDeclaredSo = (typescript.isIdentifier(node) || typescript.isReturnStatement(node)) && typescript.isVariableDeclaration(node.parent) && ownsType(checker.getTypeAtLocation(node), lens);
  return isDeclaredSo ? { class: 'wrong-options', isLibrarys: true, symbol: typeId(checker.getTypeAtLocation(node), lens) } : nobodys;
}

/** In a list with one element that does not fit, the compiler underlines the others too. */
function isFittingElement(node: ts.Node, { view: { ts: typescript, checker } }: Lens): boolean {
  if (!typescript.isArrayLiteralExpression(node.parent) || !typescript.isExpression(node)) return false;
  const expected = checker.getContextualType(node);
  return expected !== undefined && checker.isTypeAssignableTo(checker.getTypeAtLocation(node), expected);
}

function judgeResult({ diagnostic, node, lens }: Suspect): Verdict {
  const value = valueAt(node, lens.view) ?? node;
  const isIteration = [2461, 2488, 2504, 2548, 2549, 2802].includes(diagnostic.code);
  const isLibrarys = isIteration && (comesFromLibrary(value, lens) || ownsType(lens.view.checker.getTypeAtLocation(value), lens));
  return isLibrarys ? { class: 'wrong-return', isLibrarys } : nobodys;
}
