import type ts from 'typescript';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Told } from '../compliance/drop-echoes.ts';
import { importsOf } from '../compliance/inspect-submission.ts';
import { argumentsOf, calleeOf, isCallLike, type Lens } from '../compliance/lens.ts';
import { callAround } from '../compliance/diagnostic-node.ts';
import type { Finding, FrictionClass } from '../evaluation.ts';
import type { Instance } from './customary-instances.ts';
import { shortStandIn, standIn } from './dialect.ts';
import type { DocsFinding } from './snippet.ts';

export interface JudgeRequest {
  told: Told;
  lens: Lens;
  /** Whether the docs write JavaScript there, whose types are only inferred. */
  isLenient: boolean;
  /** Whether code is left out. */
  elided: boolean;
  /** Names whose type the docs tell elsewhere, but not with which type arguments. */
  borrowed: ReadonlyMap<string, Instance>;
  /** Names that nothing declares, of which the compiler knows nothing. */
  unknown: readonly string[];
  /** The whole page. */
  page: string;
  /** Names that the block itself brings. */
  own: readonly string[];
}

/**
 * How much a compiler's complaint about a block of the docs weighs; undefined when it may come of what docs leave out, or of
 * strictness that the docs do not claim.
 */
export function levelOf(request: JudgeRequest): DocsFinding['level'] | undefined {
  const { told: { finding, isLibrarys, node }, lens, isLenient, elided, borrowed, unknown, page, own } = request;
  const { class: kind, code, args } = finding;
  if (kind === 'deprecated') return 'warning';
  if (!isLibrarys || kind === null || !code.startsWith('TS') || undeclared.has(code)) return undefined;
  if ([standIn, shortStandIn].includes(String(args['name']))) return undefined;
  if (isAboutModule.has(code)) return isOwnModule(node, lens) ? 'error' : undefined;
  if (!defects.has(kind) || (elided && !certain.has(kind))) return undefined;
  const message = String(args['message']);
  if (isLenient && (strictness.has(code) || (memberCodes.has(code) && mayHave(node, lens)))) return undefined;
  if (isLenient && code === 'TS2349' && message.includes('Not all constituents')) return undefined;
  if (borrowed.size > 0 && ((aboutTypes.has(code) && [...borrowed.values()].some(({ typeParameters }) => typeParameters > 0) && restsOnTypeParameters(node, lens)) || isCutShort(message))) return undefined;
  if (isLenient && iterations.has(code) && mayIterate(node, lens)) return undefined;
  if (code === 'TS2693' && isNotation(node, lens)) return undefined;
  if (memberCodes.has(code) && kind !== 'wrong-return' && (isAddedLater(node, { page: code === 'TS2339' ? page : '', isLenient }, lens) || isNamedAlike(node, own, lens))) return undefined;
  if (!certainCodes.has(code) && restsOnUnknown(node, unknown, lens)) return undefined;
  if (isLenient && code === 'TS2554' && callsParameter(node, lens)) return undefined;
  if (endsInBody(node, code, lens)) return undefined;
  if (kind === 'wrong-return') return /\bPromise</u.test(message) || iterations.has(code) ? 'error' : undefined;
  if (kind === 'wrong-options' && code === 'TS2353') return 'error';
  if (aboutTypes.has(code)) return isLenient ? plainly(node, code, lens) : mayBeNothing.test(message) ? undefined : 'error';
  return aboutDeclarations.has(code) && isLenient ? undefined : 'error';
}

const defects: ReadonlySet<FrictionClass> = new Set(['setup-failure', 'invented-symbol', 'near-miss-name', 'wrong-call', 'wrong-options', 'wrong-return', 'bypass']);
/** These hold whatever code is left out. */
const certain: ReadonlySet<FrictionClass> = new Set(['setup-failure', 'invented-symbol', 'near-miss-name']);
/** Where a name comes from is a question of its own, answered before. */
const undeclared: ReadonlySet<string> = new Set(['TS2304', 'TS2503', 'TS2552', 'TS18004']);
const isAboutModule: ReadonlySet<string> = new Set(['TS2307', 'TS2732', 'TS2792', 'TS2882']);
/** What is wrong is the type of a value that is there. */
const aboutTypes: ReadonlySet<string> = new Set(['TS2322', 'TS2345', 'TS2559', 'TS2739', 'TS2740', 'TS2741', 'TS2769', 'TS2820', 'TS2684']);
const aboutDeclarations: ReadonlySet<string> = new Set(['TS2314', 'TS2315', 'TS2344', 'TS2415', 'TS2416', 'TS2420', 'TS2430', 'TS2515', 'TS2540', 'TS2341', 'TS2445', 'TS18013', 'TS2774']);
/** A value that may be nothing, or that is empty so far, which docs do not look into. */
const mayBeNothing = /[Tt]ype '[^'\n]*\b(?:undefined|null|unknown|never)\b[^'\n]*' is not assignable/u;
/** What a module has is known, whatever it is called with. */
const certainCodes: ReadonlySet<string> = new Set(['TS2305', 'TS2724', 'TS2614', 'TS2613', 'TS1192']);
/** Possibly undefined, and what has no type. */
const strictness: ReadonlySet<string> = new Set(['TS2721', 'TS2722', 'TS2723', 'TS7053', 'TS7015']);
const memberCodes: ReadonlySet<string> = new Set(['TS2339', 'TS2551']);
const iterations: ReadonlySet<string> = new Set(['TS2461', 'TS2488', 'TS2504', 'TS2548', 'TS2549']);

/** JavaScript does not narrow: a value has the member where one of the types that it may be has it, or one that extends them. */
function mayHave(node: ts.Node, { view: { ts: typescript, checker, program }, files }: Lens): boolean {
  const { parent } = node;
  if (!typescript.isPropertyAccessExpression(parent) || parent.name !== node) return false;
  const receiver = checker.getNonNullableType(checker.getTypeAtLocation(parent.expression));
  if (receiver.isUnion()) return receiver.types.some((each) => each.getProperty(parent.name.text) !== undefined);
  if (!receiver.isClassOrInterface()) return false;
  const extendsIt = (type: ts.Type, depth = 0): boolean => depth < 5 && type.isClassOrInterface()
    && checker.getBaseTypes(type).some((base) => base.symbol === receiver.symbol || extendsIt(base, depth + 1));
  return program.getSourceFiles().some((source) => files.isApiFile(source.fileName) && source.statements.some((statement) => {
    if (!typescript.isInterfaceDeclaration(statement) && !typescript.isClassDeclaration(statement)) return false;
    const type = statement.heritageClauses === undefined || statement.name === undefined ? undefined : checker.getTypeAtLocation(statement.name);
    return type?.getProperty(parent.name.text) !== undefined && extendsIt(type);
  }));
}

/** JavaScript does not narrow: one of the types that a value may be can be gone through. */
function mayIterate(node: ts.Node, { view: { checker } }: Lens): boolean {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(node));
  return type.isUnion() && type.types.some((each) => each.getProperties().some(({ escapedName }) => escapedName.toString().startsWith('__@iterator')));
}

/** Whether what a call may be given depends on types that a name's customary type leaves open. */
function restsOnTypeParameters(node: ts.Node, { view }: Lens): boolean {
  const { ts: typescript, checker } = view;
  const call = isCallLike(node, view) ? node : callAround(node, view);
  const signatures = call === undefined ? [] : checker.getTypeAtLocation(calleeOf(call)).getCallSignatures();
  const mentions = (each: ts.Node): boolean => (typescript.isIdentifier(each) && (checker.getSymbolAtLocation(each)?.flags ?? 0) & typescript.SymbolFlags.TypeParameter ? true : typescript.forEachChild(each, mentions) ?? false);
  return signatures.length === 0 || signatures.some(({ declaration }) => declaration === undefined || declaration.parameters.some((parameter) => mentions(parameter)));
}

/** `app.get('/users')`: what a line does not need to show, it leaves out. */
function isCutShort(message: string): boolean {
  const [, least, given] = /^Expected (?:at least )?(\d+)(?:-\d+)? arguments?, but got (\d+)/u.exec(message) ?? [];
  return least !== undefined && Number(given) < Number(least);
}

/** `InferType<typeof schema> // string`: a type that is shown, not code. */
function isNotation(node: ts.Node, { view }: Lens): boolean {
  const { ts: typescript } = view;
  const statement = typescript.findAncestor(node, typescript.isStatement);
  return statement !== undefined && typescript.isExpressionStatement(statement) && !isCallLike(statement.expression, view);
}

/**
 * A member of a value that the page gives it: by assigning it, by naming it to a function that adds members, or by a plug-in,
 * which the block registers or which is a package beside the library.
 */
function isAddedLater(node: ts.Node, { page, isLenient }: { page: string; isLenient: boolean }, { view: { ts: typescript, checker }, files }: Lens): boolean {
  const name = node.getText().replaceAll(/['"]/gu, '');
  const receiver = typescript.isPropertyAccessExpression(node.parent) ? checker.getTypeAtLocation(node.parent.expression) : undefined;
  if (receiver !== undefined && checker.typeToString(receiver).startsWith('typeof import(')) return false;
  const word = name.replaceAll('$', String.raw`\$`);
  if (new RegExp(`['"\`]${word}['"\`]|\\.${word}\\s*=[^=]`, 'u').test(page)) return true;
  const code = `${node.getSourceFile().text}\n${isLenient ? page : ''}`;
  if (/\.(?:register|use|extend|plugin|mixin|decorate\w*)\s*\(\s*[\w$'"]|declare (?:module|global)/u.test(code)) return true;
  return importsOf([{ name: '', source: node.getSourceFile() }]).some((module) => !files.isApiModule(module) && !/^[./]|^node:/u.test(module));
}

/** Whether a name that another block imports stands for a thing of that name here: `fastify` is the function, and what it makes. */
function isNamedAlike(node: ts.Node, own: readonly string[], { view: { ts: typescript, checker }, api, files }: Lens): boolean {
  const { parent } = node;
  if (!typescript.isPropertyAccessExpression(parent) || !typescript.isIdentifier(parent.expression) || own.includes(parent.expression.text)) return false;
  const symbol = checker.getSymbolAtLocation(parent.expression);
  if (symbol === undefined || !(symbol.flags & typescript.SymbolFlags.Alias)) return false;
  // A page without modules has the whole library under its name, and more of it than a module gives.
  return files.isApiModule(parent.expression.text) || api.inventory.symbols.some(({ name, exportedAs }) => name === node.getText() && exportedAs === null);
}

/** Whether a callback's parameters have the types that a call infers from what nobody knows. */
function restsOnUnknown(node: ts.Node, unknown: readonly string[], { view }: Lens): boolean {
  if (unknown.length === 0) return false;
  const { ts: typescript } = view;
  const names = new Set(unknown);
  const mentions = (each: ts.Node): boolean => (typescript.isIdentifier(each) && names.has(each.text)) || (typescript.forEachChild(each, mentions) ?? false);
  for (let at = node; !typescript.isSourceFile(at); at = at.parent) {
    const call = at.parent;
    if (typescript.isFunctionLike(at) && isCallLike(call, view) && argumentsOf(call).some((each) => each === at)) {
      if (mentions(calleeOf(call)) || argumentsOf(call).some((each) => each !== at && mentions(each))) return true;
    }
  }
  return false;
}

/** `done()`, which the library hands to a callback. */
function callsParameter(node: ts.Node, { view }: Lens): boolean {
  const { ts: typescript, checker } = view;
  const call = isCallLike(node, view) ? node : callAround(node, view);
  const callee = call === undefined ? undefined : calleeOf(call);
  const declaration = callee !== undefined && typescript.isIdentifier(callee) ? checker.getSymbolAtLocation(callee)?.valueDeclaration : undefined;
  return declaration !== undefined && typescript.isParameter(declaration);
}

/** A function whose body the docs cut short gives nothing back. */
function endsInBody(node: ts.Node, code: string, { view: { ts: typescript } }: Lens): boolean {
  if (!aboutTypes.has(code)) return false;
  const body = typescript.isArrowFunction(node) || typescript.isFunctionExpression(node) ? node.body : undefined;
  if (body === undefined || !typescript.isBlock(body)) return false;
  const gives = (each: ts.Node): boolean => typescript.isReturnStatement(each) || (!typescript.isFunctionLike(each) && (typescript.forEachChild(each, gives) ?? false));
  return !gives(body);
}

/** Whether a value lacks a member. */
export function isAboutMember({ code }: Finding): boolean {
  return memberCodes.has(code);
}

/** A module of the library itself that neither the compiler nor Node finds; packages beside it are the reader's to install. */
function isOwnModule(node: ts.Node, { view, files, installation }: Lens): boolean {
  if (!view.ts.isStringLiteralLike(node) || !files.isApiModule(node.text) || !/^[\w@./-]+$/u.test(node.text)) return false;
  try {
    createRequire(path.join(installation.folder, 'docs.js')).resolve(node.text);
    return false;
  } catch {
    return true;
  }
}

/** In JavaScript an argument is against the types for certain where it is written out, and may work all the same. */
function plainly(node: ts.Node, code: string, { view }: Lens): 'warning' | undefined {
  const { ts: typescript } = view;
  if (code === 'TS2345') return isPlain(node, typescript) ? 'warning' : undefined;
  if (code === 'TS2322') {
    const { parent } = node;
    if (typescript.isPropertyAssignment(parent) && parent.name === node) return isPlain(parent.initializer, typescript) && callAround(node, view) !== undefined ? 'warning' : undefined;
    return undefined;
  }
  if (code !== 'TS2769') return undefined;
  const call = isCallLike(node, view) ? node : callAround(node, view);
  return call !== undefined && argumentsOf(call).length > 0 && argumentsOf(call).every((each) => isPlain(each, typescript)) ? 'warning' : undefined;
}

function isPlain(node: ts.Node, typescript: typeof ts): boolean {
  if (typescript.isArrayLiteralExpression(node)) return node.elements.every((each) => isPlain(each, typescript));
  if (typescript.isObjectLiteralExpression(node)) return node.properties.every((each) => typescript.isPropertyAssignment(each) && isPlain(each.initializer, typescript));
  if (typescript.isPrefixUnaryExpression(node)) return isPlain(node.operand, typescript);
  return typescript.isStringLiteralLike(node) || typescript.isNumericLiteral(node)
    || node.kind === typescript.SyntaxKind.TrueKeyword || node.kind === typescript.SyntaxKind.FalseKeyword;
}
