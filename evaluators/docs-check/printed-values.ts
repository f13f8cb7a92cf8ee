import { inspect, isDeepStrictEqual } from 'node:util';
import type ts from 'typescript';
import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';
import type { Assembled } from './assemble.ts';
import type { Snippet } from './snippet.ts';

/** A value that a comment states. */
export interface PrintedValue {
  /** Line of the block's code, 0-based, and column, 1-based. */
  line: number;
  column: number;
  /** As the comment says it. */
  expected: string;
}

export interface PrintedValues {
  /** The program, which says the values to `__say`. */
  text: string;
  /** What is not as its comment says, of what the program said. */
  compare: (said: unknown) => { value: PrintedValue; actual: string }[];
}

/**
 * The places where a comment after `console.log(…)` or after an expression states a plain value: `// 3`, `// => [1, 2]`.
 * Only what reads as a literal in full is taken for a value; anything else is prose.
 */
export async function printedValues({ text, dialect, lines }: Assembled, { code }: Snippet): Promise<PrintedValues> {
  const compiler = await loadTypeScript();
  const file = compiler.createSourceFile(`example.${dialect}`, text, compiler.ScriptTarget.Latest, true, dialect === 'js' ? compiler.ScriptKind.JS : compiler.ScriptKind.TS);
  const own = code.split('\n');
  if (isOfTheMoment.test(code)) return { text, compare: () => [] };
  const places: { start: number; end: number; value: PrintedValue; literal: unknown }[] = [];
  const visit = (node: ts.Node): void => {
    compiler.forEachChild(node, visit);
    if (!compiler.isExpressionStatement(node)) return;
    const expression = statedExpression(node, compiler);
    if (expression === undefined) return;
    const end = file.getLineAndCharacterOfPosition(node.end);
    const line = lines[end.line] ?? -1;
    if (line < 0) return;
    const stated = statedBy(text.split('\n')[end.line]?.slice(end.character) ?? '', own[line + 1] ?? '', own[line + 2] ?? '', isLogged(node, compiler));
    const literal = stated === undefined ? undefined : readLiteral(stated, compiler);
    if (stated === undefined || literal === undefined) return;
    const start = file.getLineAndCharacterOfPosition(node.getStart(file));
    places.push({ start: expression.getStart(file), end: expression.end, literal: literal.value, value: { line: lines[start.line] ?? line, column: start.character + 1, expected: stated } });
  };
  visit(file);
  let instrumented = text;
  for (const [i, { start, end }] of [...places.entries()].reverse()) {
    instrumented = `${instrumented.slice(0, start)}globalThis.__say(${String(i)}, (${instrumented.slice(start, end)}))${instrumented.slice(end)}`;
  }
  return {
    text: places.length === 0 ? text : instrumented,
    compare: (said) => {
      if (!Array.isArray(said)) return [];
      return places.flatMap(({ value, literal }, i) => {
        const values = said.flatMap((each: unknown): unknown[] => (Array.isArray(each) && each[0] === i ? [each[1]] : []));
        // Said more than once, the comment may speak of any of them.
        const [actual] = values;
        if (values.length !== 1 || isSame(actual, literal) || !isPlainValue(actual) || typeof actual !== typeof literal || isTime(actual)) return [];
        return [{ value, actual: inspect(actual, { depth: 4, breakLength: Infinity }).slice(0, 200) }];
      });
    },
  };
}

/** What the clock, the place and chance decide. */
const isOfTheMoment = /\bIntl\b|intl|locale|timezone|\bnow\s*\(|new Date\(\s*\)|random|performance\.|\bToday\b|ToNow|process\.|hrtime/iu;

function statedExpression({ expression }: ts.ExpressionStatement, compiler: typeof ts): ts.Expression | undefined {
  if (compiler.isCallExpression(expression) && expression.expression.getText() === 'console.log') return expression.arguments.length === 1 ? expression.arguments[0] : undefined;
  return compiler.isCallExpression(expression) || compiler.isPropertyAccessExpression(expression) || compiler.isAwaitExpression(expression) ? expression : undefined;
}

function isLogged({ expression }: ts.ExpressionStatement, compiler: typeof ts): boolean {
  return compiler.isCallExpression(expression) && expression.expression.getText() === 'console.log';
}

/** Behind an arrow any value is meant; without one, only what follows a `console.log` on its line. */
function statedBy(rest: string, next: string, after: string, logged: boolean): string | undefined {
  const [, arrow = '', same] = /^\s*;?\s*\/\/\s*(=>|->|→|⇒|=)?\s*(.+)$/u.exec(rest) ?? [];
  if (same !== undefined) return arrow !== '' || logged ? same.trim() : undefined;
  if (!/^\s*;?\s*$/u.test(rest) || /^\s*\/\//u.test(after)) return undefined;
  return /^\s*\/\/\s*(?:=>|->|→|⇒)\s*(.+)$/u.exec(next)?.[1]?.trim();
}

/** The value of a comment that is a literal and nothing else. */
function readLiteral(text: string, compiler: typeof ts): { value: unknown } | undefined {
  const source = text.replace(/[;.]$/u, '');
  // A value that goes on in the next comment is not read.
  if (source.length > 500 || (source.startsWith('[') && !source.endsWith(']')) || (source.startsWith('{') && !source.endsWith('}'))) return undefined;
  const file = compiler.createSourceFile('value.ts', `(${source})`, compiler.ScriptTarget.Latest, true, compiler.ScriptKind.TS);
  const [statement, ...rest] = file.statements;
  if (statement === undefined || rest.length > 0 || !compiler.isExpressionStatement(statement) || !compiler.isParenthesizedExpression(statement.expression)) return undefined;
  if (statement.end !== source.length + 2) return undefined;
  return valueOf(statement.expression.expression, compiler);
}

function valueOf(node: ts.Expression, compiler: typeof ts): { value: unknown } | undefined {
  if (compiler.isStringLiteralLike(node)) return { value: node.text };
  if (compiler.isNumericLiteral(node)) return { value: Number(node.text) };
  if (node.kind === compiler.SyntaxKind.TrueKeyword) return { value: true };
  if (node.kind === compiler.SyntaxKind.FalseKeyword) return { value: false };
  if (node.kind === compiler.SyntaxKind.NullKeyword) return { value: null };
  if (compiler.isPrefixUnaryExpression(node) && node.operator === compiler.SyntaxKind.MinusToken) {
    const inner = valueOf(node.operand, compiler);
    return typeof inner?.value === 'number' ? { value: -inner.value } : undefined;
  }
  if (compiler.isArrayLiteralExpression(node)) {
    const values = node.elements.map((each) => valueOf(each, compiler));
    return values.every((each) => each !== undefined) ? { value: values.map(({ value }) => value) } : undefined;
  }
  if (!compiler.isObjectLiteralExpression(node)) return undefined;
  const entries: [string, unknown][] = [];
  for (const property of node.properties) {
    if (!compiler.isPropertyAssignment(property)) return undefined;
    const value = valueOf(property.initializer, compiler);
    if (value === undefined || compiler.isComputedPropertyName(property.name)) return undefined;
    entries.push([property.name.text, value.value]);
  }
  return { value: Object.fromEntries(entries) };
}

/** Text is printed without quotes, and numbers with fewer digits. */
function isSame(actual: unknown, stated: unknown): boolean {
  if (isDeepStrictEqual(actual, stated)) return true;
  if (typeof actual === 'number' && typeof stated === 'number') return Math.abs(actual - stated) <= 1e-3 * Math.max(1, Math.abs(stated));
  return typeof actual === 'string' && String(stated) === actual;
}

/** Of the time zone of who wrote it. */
function isTime(value: unknown): boolean {
  return typeof value === 'string' && /\d[T ]?\d?\d:\d\d|GMT|\d{4}-\d\d-\d\d/u.test(value);
}

function isPlainValue(value: unknown): boolean {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true;
  return Array.isArray(value) ? value.every(isPlainValue) : typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlainValue);
}
