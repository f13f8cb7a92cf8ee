import type ts from 'typescript';
import type { ParsedSnippet } from './name-table.ts';
import { unknownShape } from './shape.ts';
import type { Hole, Part, Usage } from './snippet.ts';
import { shapeOfExpression, type TypeScript } from './syntax.ts';

export interface CutRequest {
  parsed: ParsedSnippet;
  call: ts.Expression;
  statement: ts.Statement;
  /** Names that the task's starter has in scope. */
  given: ReadonlySet<string>;
}

export type Cut = Pick<Usage, 'prelude' | 'result' | 'shortened'>;

/**
 * Cuts a call out of its snippet with the statements that it depends on. One call can be read in several ways: a literal object
 * is one value or holds several, options and callbacks at the end can be left away. None when it is not the library that is called.
 */
export function cutUsage(ts: TypeScript, request: CutRequest): Cut[] {
  const modes: Mode[] = ['expanded'];
  const last = lastArgument(ts, request.call);
  if (argumentsIn(ts, request.call).some((argument) => ts.isObjectLiteralExpression(argument) && isPlain(ts, argument))) modes.push('whole');
  if (last !== null) modes.push('shortened');
  return modes.flatMap((mode): Cut[] => {
    const scissors: Scissors = { ts, ...request, mode, dropped: mode === 'shortened' ? last : null, prelude: new Map(), usesLibrary: false, open: new Set() };
    const result = cut(scissors, request.call);
    if (!scissors.usesLibrary && !isGivenReceiver(ts, request)) return [];
    const prelude = [...scissors.prelude].sort(([a], [b]) => a - b).map(([, parts]) => parts);
    return prelude.length > longestPrelude ? [] : [{ prelude, result, shortened: mode === 'shortened' }];
  });
}

/** The name at the left end of a chain of calls and properties. */
export function rootName(ts: TypeScript, node: ts.Node): string | null {
  if (ts.isIdentifier(node)) return node.text;
  const chained = ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
    || ts.isAwaitExpression(node) || ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node);
  return chained ? rootName(ts, node.expression) : null;
}

type Mode = 'expanded' | 'whole' | 'shortened';

interface Scissors extends CutRequest {
  ts: TypeScript;
  mode: Mode;
  dropped: ts.Expression | null;
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
  if (ts.isFunctionLike(node)) return cutChildren(scissors, node, { ...inside, inFunction: true, bound: new Set([...inside.bound, ...namesDeclaredIn(ts, node)]) });
  if (ts.isPropertyAssignment(node)) return cutProperty(scissors, node, inside);
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
    if (child === dropped) {
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
  const { ts, parsed, given } = scissors;
  const name = node.text;
  if (inside.bound.has(name) || parsed.declared.has(name)) return [name];
  const declaration = parsed.locals.get(name)?.findLast(({ pos }) => pos < node.pos);
  if (declaration?.initializer !== undefined) {
    const { initializer } = declaration;
    if (isPlain(ts, initializer) || isDate(ts, initializer)) return [{ kind: 'hole', text: initializer.getText(parsed.file), name, shape: shapeOfExpression(ts, initializer), needed: false, role: inside.role }];
    if (given.has(name) || scissors.open.has(name)) return [neededHole(name, inside)];
    return cutLocal(scissors, { name, declaration, before: node.pos });
  }
  const bindings = given.has(name) ? [] : parsed.bindingsOf(name);
  if (bindings.length > 0) {
    scissors.usesLibrary = true;
    return [{ kind: 'import', bindings }];
  }
  if (languageNames.has(name) && !given.has(name)) return [name];
  return inside.inFunction ? [name] : [neededHole(name, inside)];
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
  const outer = scissors.dropped;
  scissors.dropped = null;
  for (const each of needed) prelude.set(each.pos, cutStatement(scissors, each));
  scissors.dropped = outer;
  return [name];
}

function cutStatement(scissors: Scissors, statement: ts.Statement): Part[] {
  const { ts, parsed } = scissors;
  if (!ts.isVariableStatement(statement)) return cut(scissors, statement);
  const { declarations } = statement.declarationList;
  return declarations.flatMap(({ name, initializer }, i): Part[] =>
    [`${i === 0 ? 'const ' : '\nconst '}${name.getText(parsed.file)}`, ...(initializer === undefined ? [] : [' = ', ...cut(scissors, initializer)]), ';']);
}

function neededHole(name: string, { role }: Inside): Hole {
  return { kind: 'hole', text: name, name, shape: unknownShape, needed: true, role };
}

function holeFor(ts: TypeScript, node: ts.Expression, { role }: Inside): Hole {
  return { kind: 'hole', text: node.getText(), name: null, shape: shapeOfExpression(ts, node), needed: false, role };
}

/** Whether a node is a value that a task could bring instead. */
function isData({ ts, mode }: Scissors, node: ts.Expression): boolean {
  if (ts.isElementAccessExpression(node.parent) && node.parent.argumentExpression === node) return false;
  if (ts.isObjectLiteralExpression(node)) return mode === 'whole' && isPlain(ts, node);
  return isPlain(ts, node) || isDate(ts, node) || ts.isTemplateExpression(node);
}

/** Literals all the way down. */
function isPlain(ts: TypeScript, node: ts.Expression): boolean {
  if (ts.isArrayLiteralExpression(node)) return node.elements.every((element) => isPlain(ts, element));
  if (ts.isObjectLiteralExpression(node)) return node.properties.every((property) => ts.isPropertyAssignment(property) && isPlain(ts, property.initializer));
  if (ts.isPrefixUnaryExpression(node)) return ts.isNumericLiteral(node.operand);
  return ts.isStringLiteralLike(node) || ts.isNumericLiteral(node) || ts.isRegularExpressionLiteral(node)
    || node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword || node.kind === ts.SyntaxKind.NullKeyword;
}

function isDate(ts: TypeScript, node: ts.Expression): boolean {
  return ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Date';
}

/** Called on something that the starter built, which is the library's too when a chain begins with it. */
function isGivenReceiver(ts: TypeScript, { call, given }: CutRequest): boolean {
  const root = rootName(ts, call);
  return root !== null && given.has(root);
}

function lastArgument(ts: TypeScript, call: ts.Expression): ts.Expression | null {
  const all = argumentsIn(ts, call);
  const last = all.at(-1);
  if (last === undefined || all.length < 2) return null;
  const optional = ts.isObjectLiteralExpression(last) || ts.isArrowFunction(last) || ts.isFunctionExpression(last) || (ts.isIdentifier(last) && /^(?:opts|options|config|settings)$/iu.test(last.text));
  return optional ? last : null;
}

function argumentsIn(ts: TypeScript, call: ts.Expression): readonly ts.Expression[] {
  if (ts.isCallExpression(call)) return call.arguments;
  return ts.isPropertyAccessExpression(call) || ts.isElementAccessExpression(call) ? argumentsIn(ts, call.expression) : [];
}

function namesDeclaredIn(ts: TypeScript, root: ts.Node): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isBindingElement(node) || ts.isFunctionDeclaration(node)) && node.name !== undefined && ts.isIdentifier(node.name)) names.push(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return names;
}

/** What JavaScript brings along. */
const languageNames = new Set([...Object.getOwnPropertyNames(globalThis), 'undefined', 'arguments', 'require', 'module', 'exports', 'window', 'document']);
const longestPrelude = 12;
