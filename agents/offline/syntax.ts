import type ts from 'typescript';
import { mergeShapes, unknownShape, type Shape } from './shape.ts';

/** The compiler, handed to whoever parses. */
export type TypeScript = typeof ts;

/** A name that an import brings in. */
export interface Binding {
  local: string;
  module: string;
  /** `default`, `*` for the whole module, or the exported name. */
  imported: string;
  /** No page shows this import. */
  guessed?: true;
}

/** A syntax tree without types; JavaScript, JSX and broken code parse too. Null for what no parser can take. */
export function parseCode(ts: TypeScript, code: string): ts.SourceFile | null {
  const jsx = /<\/|\/>/u.test(code);
  return unlessTooDeep(() => ts.createSourceFile(jsx ? 'code.tsx' : 'code.ts', code, ts.ScriptTarget.Latest, true), null);
}

/** Thousands of nested brackets or chained calls end every recursion over them; nobody would copy such code. */
export function unlessTooDeep<T>(walk: () => T, otherwise: T): T {
  try {
    return walk();
  } catch (error) {
    if (error instanceof RangeError) return otherwise;
    throw error;
  }
}

/** What a statement imports, by `import`, `require` or a dynamic `import`. */
export function importsOf(ts: TypeScript, statement: ts.Statement): Binding[] {
  if (ts.isImportDeclaration(statement)) return importDeclaration(ts, statement);
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap((declaration) => requireDeclaration(ts, declaration));
}

function importDeclaration(ts: TypeScript, { importClause, moduleSpecifier }: ts.ImportDeclaration): Binding[] {
  if (importClause === undefined || !ts.isStringLiteral(moduleSpecifier)) return [];
  const module = moduleSpecifier.text;
  const named = importClause.namedBindings;
  return [
    ...(importClause.name === undefined ? [] : [{ local: importClause.name.text, module, imported: 'default' }]),
    ...(named === undefined ? [] : ts.isNamespaceImport(named)
      ? [{ local: named.name.text, module, imported: '*' }]
      : named.elements.map((element) => ({ local: element.name.text, module, imported: (element.propertyName ?? element.name).text }))),
  ];
}

function requireDeclaration(ts: TypeScript, { name, initializer }: ts.VariableDeclaration): Binding[] {
  if (initializer === undefined) return [];
  const member = ts.isPropertyAccessExpression(initializer) ? initializer.name.text : null;
  const module = requiredModule(ts, ts.isPropertyAccessExpression(initializer) ? initializer.expression : initializer);
  if (module === null) return [];
  if (ts.isIdentifier(name)) return [{ local: name.text, module, imported: member ?? 'default' }];
  if (!ts.isObjectBindingPattern(name) || member !== null) return [];
  return name.elements.flatMap((element) => {
    const imported = element.propertyName ?? element.name;
    return ts.isIdentifier(element.name) && ts.isIdentifier(imported) ? [{ local: element.name.text, module, imported: imported.text }] : [];
  });
}

/** The module of `require('x')` or `import('x')`. */
export function requiredModule(ts: TypeScript, expression: ts.Expression): string | null {
  const call = ts.isAwaitExpression(expression) ? expression.expression : expression;
  if (!ts.isCallExpression(call)) return null;
  const isRequire = ts.isIdentifier(call.expression) && call.expression.text === 'require';
  const [specifier] = call.arguments;
  if (!isRequire && call.expression.kind !== ts.SyntaxKind.ImportKeyword) return null;
  return specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text : null;
}

/** Of an expression that says by itself what it is; unknown for the others. */
export function shapeOfExpression(ts: TypeScript, expression: ts.Expression): Shape {
  if (ts.isStringLiteralLike(expression) || ts.isTemplateExpression(expression)) return { kind: 'string' };
  if (ts.isPrefixUnaryExpression(expression)) return { kind: expression.operator === ts.SyntaxKind.ExclamationToken ? 'boolean' : 'number' };
  if (ts.isNumericLiteral(expression)) return { kind: 'number' };
  if (ts.isRegularExpressionLiteral(expression)) return { kind: 'regexp' };
  if (ts.isArrowFunction(expression) || ts.isFunctionExpression(expression)) return { kind: 'function' };
  if (ts.isArrayLiteralExpression(expression)) return { kind: 'array', element: mergeShapes(expression.elements.slice(0, 20).map((element) => shapeOfExpression(ts, element))) };
  if (ts.isObjectLiteralExpression(expression)) return shapeOfObjectLiteral(ts, expression);
  if (ts.isNewExpression(expression) && ts.isIdentifier(expression.expression)) return instanceShape(expression.expression.text);
  switch (expression.kind) {
    case ts.SyntaxKind.TrueKeyword:
    case ts.SyntaxKind.FalseKeyword:
      return { kind: 'boolean' };
    case ts.SyntaxKind.NullKeyword:
      return { kind: 'null' };
    default:
      return unknownShape;
  }
}

function shapeOfObjectLiteral(ts: TypeScript, literal: ts.ObjectLiteralExpression): Shape {
  const properties = literal.properties.slice(0, 20).flatMap((property): [string, Shape][] =>
    property.name !== undefined && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))
      ? [[property.name.text, ts.isPropertyAssignment(property) ? shapeOfExpression(ts, property.initializer) : unknownShape]]
      : []);
  return { kind: 'object', properties: Object.fromEntries(properties), open: false };
}

/** `Date` and `RegExp` are the language's own; any other class is told by its name. */
export function instanceShape(name: string): Shape {
  if (name === 'Date') return { kind: 'date' };
  return name === 'RegExp' ? { kind: 'regexp' } : { kind: 'instance', name };
}
