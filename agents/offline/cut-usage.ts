import { builtinModules } from 'node:module';
import type ts from 'typescript';
import { argumentsIn, isDate, isPlain, namesDeclaredIn, optionalEndings, rootName } from './expressions.ts';
import { nameOfPackage, type ParsedSnippet } from './name-table.ts';
import { unknownShape } from './shape.ts';
import type { Hole, Part, Usage } from './snippet.ts';
import { requiredModule, shapeOfExpression, type TypeScript } from './syntax.ts';

export interface CutRequest {
  parsed: ParsedSnippet;
  call: ts.Expression;
  statement: ts.Statement;
  scope: Scope;
}

/** What the task's starter brings along. */
export interface Scope {
  /** Values that its entry may use. */
  given: ReadonlySet<string>;
  /** Those among them that it built, with the library for all one can tell. */
  built: ReadonlySet<string>;
  /** Names at its top level: imports and helpers. */
  declared: ReadonlySet<string>;
}

export type Cut = Pick<Usage, 'prelude' | 'result' | 'shortened'>;

/**
 * Cuts a call out of its snippet with the statements that it depends on. One call can be read in several ways: a literal object
 * is one value or holds several, options and callbacks at the end can be left away. None when it is not the library that is called.
 */
export function cutUsage(ts: TypeScript, request: CutRequest): Cut[] {
  const args = argumentsIn(ts, request.call);
  const readings: Reading[] = [{ wholeObjects: false, dropped: [] }];
  if (args.some((argument) => ts.isObjectLiteralExpression(argument) && isPlain(ts, argument))) readings.push({ wholeObjects: true, dropped: [] });
  readings.push(...optionalEndings(ts, args, request.parsed.snippet.isSignature).map((dropped) => ({ wholeObjects: false, dropped })));
  return readings.flatMap((reading): Cut[] => {
    const scissors: Scissors = { ts, ...request, ...reading, prelude: new Map(), usesLibrary: false, open: new Set() };
    const result = cut(scissors, request.call);
    if (!scissors.usesLibrary && !isBuiltReceiver(ts, request)) return [];
    const prelude = [...scissors.prelude].sort(([a], [b]) => a - b).map(([, parts]) => parts);
    return prelude.length > longestPrelude ? [] : [{ prelude, result, shortened: reading.dropped.length > 0 }];
  });
}

/** One way to read a call. */
interface Reading {
  /** A literal object is one value, which the task can bring, rather than options that belong to the call. */
  wholeObjects: boolean;
  /** Arguments at the end that are left away. */
  dropped: readonly ts.Node[];
}

interface Scissors extends CutRequest, Reading {
  ts: TypeScript;
  /** Parts of the statements needed before, by their place in the code. */
  prelude: Map<number, Part[]>;
  usesLibrary: boolean;
  /** Locals that are being cut, so that one that mentions itself ends. */
  open: Set<string>;
}

interface Inside {
  /** Names that a function around the node declares. */
  bound: ReadonlySet<string>;
  inFunction: boolean;
  role: Hole['role'];
}

const outermost: Inside = { bound: new Set(), inFunction: false, role: 'argument' };

function cut(scissors: Scissors, node: ts.Node, inside: Inside = outermost): Part[] {
  const { ts } = scissors;
  if (ts.isIdentifier(node)) return cutName(scissors, node, inside);
  if (!inside.inFunction && ts.isExpression(node) && isData(scissors, node)) return [holeFor(ts, node, inside)];
  const required = ts.isCallExpression(node) ? requiredModule(ts, node) : null;
  if (required !== null) {
    scissors.usesLibrary = true;
    return [{ kind: 'import', bindings: [{ local: nameOfPackage(required), module: required, imported: 'default' }] }];
  }
  if (!inside.inFunction && ts.isExpression(node) && isForeign(scissors, node)) return [holeFor(ts, node, inside)];
  if (ts.isFunctionLike(node)) return cutChildren(scissors, node, { ...inside, inFunction: true, bound: new Set([...inside.bound, ...namesDeclaredIn(ts, node)]) });
  if (ts.isPropertyAssignment(node)) return cutProperty(scissors, node, inside);
  if (ts.isShorthandPropertyAssignment(node)) return [`${node.name.text}: `, ...cutName(scissors, node.name, inside)];
  return cutChildren(scissors, node, inside);
}

/** The text of a node with its children cut. */
function cutChildren(scissors: Scissors, node: ts.Node, inside: Inside): Part[] {
  const { ts, parsed, dropped } = scissors;
  const code = parsed.snippet.code;
  const parts: Part[] = [];
  let at = node.getStart(parsed.file);
  ts.forEachChild(node, (child) => {
    const start = child.getStart(parsed.file);
    if (dropped.includes(child)) {
      // The comma before it goes too.
      parts.push(code.slice(at, start).replace(/,\s*$/u, ''));
    } else {
      const isName = (ts.isPropertyAccessExpression(node) && child === node.name) || (ts.isParameter(node) && child === node.name)
        || (ts.isBindingElement(node)) || (ts.isLabeledStatement(node) && child === node.label);
      parts.push(code.slice(at, start), ...(isName ? [code.slice(start, child.end)] : cut(scissors, child, inside)));
    }
    at = child.end;
  });
  parts.push(code.slice(at, node.end));
  return parts.filter((part) => part !== '');
}

function cutProperty(scissors: Scissors, node: ts.PropertyAssignment, inside: Inside): Part[] {
  const { parsed: { snippet, file } } = scissors;
  const value = cut(scissors, node.initializer, { ...inside, role: 'option' });
  const key = node.name.getText(file);
  const named = value.map((part): Part => (typeof part !== 'string' && part.kind === 'hole' && part.name === null ? { ...part, name: key } : part));
  return [snippet.code.slice(node.getStart(file), node.initializer.getStart(file)), ...named];
}

function cutName(scissors: Scissors, node: ts.Identifier, inside: Inside): Part[] {
  const { ts, parsed, scope } = scissors;
  const name = node.text;
  if (inside.bound.has(name) || parsed.declared.has(name)) return [name];
  const declaration = parsed.locals.get(name)?.findLast(({ pos }) => pos < node.pos);
  if (declaration?.initializer !== undefined) {
    const { initializer } = declaration;
    if (isPlain(ts, initializer) || isDate(ts, initializer)) return [{ kind: 'hole', text: initializer.getText(parsed.file), name, shape: shapeOfExpression(ts, initializer), needed: false, role: inside.role }];
    if (scope.given.has(name) || scissors.open.has(name)) return [neededHole(name, inside)];
    return cutLocal(scissors, { name, declaration, before: node.pos });
  }
  if (scope.given.has(name)) return [neededHole(name, inside)];
  const shown = parsed.bindingsOf(name);
  if (shown.length === 0 && (languageNames.has(name) || scope.declared.has(name) || inside.inFunction)) return [name];
  const bindings = shown.length > 0 ? shown : parsed.guess(name, isCalled(ts, node));
  if (bindings.length === 0) return [neededHole(name, inside)];
  scissors.usesLibrary = true;
  return [{ kind: 'import', bindings }];
}

/** A value that the snippet builds before: its declaration, and what is called on it until it is used. */
function cutLocal(scissors: Scissors, { name, declaration, before }: { name: string; declaration: ts.VariableDeclaration; before: number }): Part[] {
  const { ts, parsed, prelude, open } = scissors;
  const statement = declaration.parent.parent;
  if (prelude.has(statement.pos)) return [name];
  open.add(name);
  const needed = parsed.file.statements.filter((other) => other === statement
    || (other.pos > statement.pos && other.end <= before && ts.isExpressionStatement(other) && rootName(ts, other.expression) === name));
  // First the place, then the parts: a statement that is being cut must not be cut again.
  for (const { pos } of needed) prelude.set(pos, []);
  open.delete(name);
  for (const each of needed) prelude.set(each.pos, cutStatement(scissors, each));
  return [name];
}

function cutStatement(scissors: Scissors, statement: ts.Statement): Part[] {
  const { ts, parsed } = scissors;
  if (!ts.isVariableStatement(statement)) return cut(scissors, statement);
  const { declarations } = statement.declarationList;
  return declarations.flatMap(({ name, initializer }, i): Part[] =>
    [`${i === 0 ? 'const ' : '\nconst '}${name.getText(parsed.file)}`, ...(initializer === undefined ? [] : [' = ', ...cut(scissors, initializer)]), ';']);
}

/** What is called is code, which no value of the task can replace. */
function isCalled(ts: TypeScript, node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isCallExpression(parent) || ts.isNewExpression(parent) || ts.isTaggedTemplateExpression(parent)) && (ts.isTaggedTemplateExpression(parent) ? parent.tag : parent.expression) === node;
}

function neededHole(name: string, { role }: Inside): Hole {
  return { kind: 'hole', text: name, name, shape: unknownShape, needed: true, role };
}

function holeFor(ts: TypeScript, node: ts.Expression, { role }: Inside): Hole {
  return { kind: 'hole', text: node.getText(), name: null, shape: shapeOfExpression(ts, node), needed: false, role };
}

/** Whether a node is a value that a task could bring instead. */
function isData({ ts, wholeObjects }: Scissors, node: ts.Expression): boolean {
  if (ts.isElementAccessExpression(node.parent) && node.parent.argumentExpression === node) return false;
  if (ts.isObjectLiteralExpression(node)) return wholeObjects && isPlain(ts, node);
  return isPlain(ts, node) || isDate(ts, node) || ts.isTemplateExpression(node);
}

/** An argument that comes from elsewhere in the world, such as `process.argv.slice(2)` or what is read from a file. */
function isForeign({ ts, parsed }: Scissors, node: ts.Expression): boolean {
  const isArgument = ts.isCallExpression(node.parent) && node.parent.arguments.includes(node);
  const root = rootName(ts, node);
  if (!isArgument || root === null || ts.isIdentifier(node)) return false;
  return languageNames.has(root) || parsed.bindingsOf(root).some(({ module }) => module.startsWith('node:') || nodeModules.has(module));
}

/** Called on something that the starter built, which is the library's too when a chain begins with it. */
function isBuiltReceiver(ts: TypeScript, { call, scope }: CutRequest): boolean {
  const root = rootName(ts, call);
  return root !== null && scope.built.has(root);
}

/** What JavaScript brings along. */
const languageNames = new Set([...Object.getOwnPropertyNames(globalThis), 'undefined', 'arguments', 'require', 'module', 'exports', 'window', 'document']);
const nodeModules = new Set(builtinModules);
const longestPrelude = 12;
