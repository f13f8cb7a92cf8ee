import type ts from 'typescript';

/** What stands in one argument of a call, as far as two calls can be told apart by it. */
export type Shape =
  /** `isClosed` where the parameter takes a few values only, such as `true` or `'asc' | 'desc'`: free text is data. */
  | { kind: 'literal'; text: string; isClosed: boolean }
  | { kind: 'object'; entries: Record<string, Shape> }
  | { kind: 'function' }
  | { kind: 'array' }
  /** Any other value: as it is written, and places of the entry's parameters that it is made from. */
  | { kind: 'value'; text: string; from: number[] };

/** Where two calls part: `path` as in `1.order`. */
export interface Contradiction {
  path: string;
  own: Shape;
  other: Shape;
}

/**
 * Where a call says the contrary of another one: another of a few values, another kind of value, values of other parameters.
 * What only one of the two says is no contradiction, and neither is other text, which is data.
 */
export function contradictions(own: readonly Shape[], other: readonly Shape[]): Contradiction[] {
  return own.flatMap((shape, i) => {
    const match = other[i];
    return match === undefined ? [] : contradictionsAt(shape, match, String(i));
  });
}

function contradictionsAt(own: Shape, other: Shape, path: string): Contradiction[] {
  if (own.kind === 'object' && other.kind === 'object') {
    return Object.entries(own.entries).flatMap(([key, shape]) => {
      const match = other.entries[key];
      return match === undefined ? [] : contradictionsAt(shape, match, `${path}.${key}`);
    });
  }
  const found = { path, own, other };
  if (own.kind === 'literal' && other.kind === 'literal') return own.isClosed && other.isClosed && own.text !== other.text ? [found] : [];
  if (own.kind === 'value' && other.kind === 'value') return own.from.length > 0 && other.from.length > 0 && !own.from.some((place) => other.from.includes(place)) ? [found] : [];
  // A literal may stand for a value, and what a variable holds is not looked at.
  return own.kind === other.kind || own.kind === 'value' || other.kind === 'value' ? [] : [found];
}

/** The shape at a path, undefined where a call has nothing there. */
export function shapeAt(shapes: readonly Shape[], path: string): Shape | undefined {
  const [index = '', ...keys] = path.split('.');
  let at = shapes[Number(index)];
  for (const key of keys) at = at?.kind === 'object' ? at.entries[key] : undefined;
  return at;
}

/** Whether two calls have the same at a place: the same literal, the same kind of thing, a value of the same name. */
export function isSameShape(one: Shape | undefined, other: Shape): boolean {
  if (one?.kind !== other.kind) return false;
  if (one.kind === 'literal' && other.kind === 'literal') return one.text === other.text;
  return one.kind === 'value' && other.kind === 'value' ? one.text === other.text : true;
}

export interface ShapeContext {
  typescript: typeof ts;
  source: ts.SourceFile;
  /** Whether a literal is one of a few values. */
  isClosed: (node: ts.Expression) => boolean;
  /** Places of the entry's parameters that a value is made from. */
  originOf: (node: ts.Expression) => number[];
}

export function shapeOf(node: ts.Expression, context: ShapeContext): Shape {
  const { typescript, source } = context;
  if (typescript.isParenthesizedExpression(node) || typescript.isAsExpression(node) || typescript.isSatisfiesExpression(node)) return shapeOf(node.expression, context);
  const { SyntaxKind } = typescript;
  const isFlag = node.kind === SyntaxKind.TrueKeyword || node.kind === SyntaxKind.FalseKeyword;
  if (typescript.isStringLiteralLike(node)) return { kind: 'literal', text: JSON.stringify(node.text), isClosed: context.isClosed(node) };
  if (isFlag || typescript.isNumericLiteral(node)) return { kind: 'literal', text: node.getText(source), isClosed: isFlag || context.isClosed(node) };
  if (typescript.isArrowFunction(node) || typescript.isFunctionExpression(node)) return { kind: 'function' };
  if (typescript.isArrayLiteralExpression(node)) return { kind: 'array' };
  if (!typescript.isObjectLiteralExpression(node)) return { kind: 'value', text: node.getText(source), from: context.originOf(node) };
  const entries: Record<string, Shape> = {};
  for (const each of node.properties) {
    if (typescript.isPropertyAssignment(each) && (typescript.isIdentifier(each.name) || typescript.isStringLiteral(each.name))) entries[each.name.text] = shapeOf(each.initializer, context);
    if (typescript.isShorthandPropertyAssignment(each)) entries[each.name.text] = { kind: 'value', text: each.name.text, from: context.originOf(each.name) };
  }
  return { kind: 'object', entries };
}
