import type ts from 'typescript';
import type { Case } from '../../tasks/cases.ts';
import { mergeShapes, shapeOfValue, unknownShape, type Shape } from './shape.ts';
import { shapeOfType } from './shape-of-type.ts';
import { importsOf, parseCode, shapeOfExpression, type Binding, type TypeScript } from './syntax.ts';

/** What a task's starter hands to the developer. */
export interface Starter {
  code: string;
  /** How it brings in modules, which the solution has to follow. */
  modules: 'import' | 'require';
  imports: Binding[];
  /** What stands at its top level: imports, helpers, types. */
  declared: Set<string>;
  /** Every name that it declares or uses: an import may not take one of these. */
  names: Set<string>;
  isAsync: boolean;
  /** What the body may use, locals first. */
  values: ScopeValue[];
  /** What must be returned. */
  result: Shape;
  /** Offsets of the text that the written body replaces, the indentation there, and what goes around it. */
  body: { start: number; end: number; indent: string; before: string; after: string };
  /** Offset at which an import may stand. */
  importAt: number;
}

export interface ScopeValue {
  /** As the body writes it, such as `input.nodes`. */
  expression: string;
  name: string;
  shape: Shape;
  role: 'local' | 'parameter' | 'property';
  /** The inputs that it carries, such as `input.nodes`. */
  carries: string[];
}

/** Null when the file has no function of the entry's name whose body could be written. */
export function readStarter(ts: TypeScript, { code, entry, examples }: { code: string; entry: string; examples: Case[] }): Starter | null {
  const file = parseCode(ts, code);
  const found = file === null ? null : findEntry(ts, file, entry);
  const body = found?.body;
  if (file === null || found === null || body === undefined || !ts.isBlock(body)) return null;

  const declared = declaredTypes(ts, file);
  const parameters = found.parameters.flatMap((parameter, i) => readParameter(ts, parameter, mergeKnown(
    shapeOfType(ts, parameter.type, declared),
    mergeShapes(examples.map(({ args }) => shapeOfValue(args[i]))),
  )));
  const gap = body.statements.find((statement) => ts.isThrowStatement(statement));
  const before = body.statements.filter((statement) => gap === undefined || statement.end <= gap.pos);
  const locals = before.flatMap((statement) => readLocals(ts, statement, { file, declared, parameters }));
  const imports = file.statements.flatMap((statement) => importsOf(ts, statement));
  return {
    code,
    modules: file.statements.some((statement) => ts.isImportDeclaration(statement) || isExported(ts, statement)) ? 'import' : 'require',
    imports,
    declared: new Set([...imports.map(({ local }) => local), ...file.statements.flatMap((statement) => topLevelNames(ts, statement))]),
    names: allNames(ts, file),
    isAsync: found.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword) ?? false,
    values: [...locals, ...parameters],
    result: mergeKnown(shapeOfType(ts, found.type, declared), mergeShapes(examples.map(({ expected }) => shapeOfValue(expected)))),
    body: gap === undefined ? endOfBlock(body, code) : { start: gap.getStart(file), end: gap.end, indent: indentAt(code, gap.getStart(file)), before: '', after: '' },
    importAt: file.statements.filter((statement) => importsOf(ts, statement).length > 0 || ts.isImportDeclaration(statement)).at(-1)?.end ?? 0,
  };
}

function topLevelNames(ts: TypeScript, statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return statement.name === undefined ? [] : [statement.name.text];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
}

function findEntry(ts: TypeScript, file: ts.SourceFile, entry: string): ts.FunctionLikeDeclaration | null {
  const functions = file.statements.flatMap((statement): { name: string | undefined; node: ts.FunctionLikeDeclaration }[] => {
    if (ts.isFunctionDeclaration(statement)) return [{ name: isDefault(ts, statement) ? entry : statement.name?.text, node: statement }];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ name, initializer }) => functionIn(ts, ts.isIdentifier(name) ? name.text : undefined, initializer));
    }
    if (ts.isExpressionStatement(statement) && ts.isBinaryExpression(statement.expression)) {
      const { left, right } = statement.expression;
      const exported = ts.isPropertyAccessExpression(left) ? left.name.text : undefined;
      return functionIn(ts, exported === 'exports' ? entry : exported, right);
    }
    return ts.isExportAssignment(statement) ? functionIn(ts, entry, statement.expression) : [];
  });
  return functions.find(({ name }) => name === entry)?.node ?? null;
}

function functionIn(ts: TypeScript, name: string | undefined, expression: ts.Expression | undefined): { name: string | undefined; node: ts.FunctionLikeDeclaration }[] {
  return expression !== undefined && (ts.isArrowFunction(expression) || ts.isFunctionExpression(expression)) ? [{ name, node: expression }] : [];
}

function isDefault(ts: TypeScript, node: ts.FunctionDeclaration): boolean {
  return node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword) ?? false;
}

function isExported(ts: TypeScript, statement: ts.Statement): boolean {
  if (ts.isExportAssignment(statement) || ts.isExportDeclaration(statement)) return true;
  return ts.canHaveModifiers(statement) && (ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false);
}

function declaredTypes(ts: TypeScript, file: ts.SourceFile): Map<string, ts.TypeNode | ts.InterfaceDeclaration> {
  return new Map(file.statements.flatMap((statement): [string, ts.TypeNode | ts.InterfaceDeclaration][] => {
    if (ts.isInterfaceDeclaration(statement)) return [[statement.name.text, statement]];
    return ts.isTypeAliasDeclaration(statement) ? [[statement.name.text, statement.type]] : [];
  }));
}

/** A parameter and, one level deep, its properties; a destructured one gives its parts only. */
function readParameter(ts: TypeScript, { name }: ts.ParameterDeclaration, shape: Shape): ScopeValue[] {
  const properties = shape.kind === 'object' && !shape.open ? Object.entries(shape.properties).filter(([key]) => /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key)) : [];
  if (ts.isIdentifier(name)) {
    const parameter = name.text;
    const carries = properties.length === 0 ? [parameter] : properties.map(([key]) => `${parameter}.${key}`);
    return [
      { expression: parameter, name: parameter, shape, role: 'parameter', carries },
      ...properties.map(([key, inner]): ScopeValue => ({ expression: `${parameter}.${key}`, name: key, shape: inner, role: 'property', carries: [`${parameter}.${key}`] })),
    ];
  }
  return name.elements.flatMap((element) => {
    if (ts.isOmittedExpression(element) || !ts.isIdentifier(element.name)) return [];
    const key = element.propertyName !== undefined && ts.isIdentifier(element.propertyName) ? element.propertyName.text : element.name.text;
    const inner = shape.kind === 'object' ? (shape.properties[key] ?? unknownShape) : unknownShape;
    return [{ expression: element.name.text, name: element.name.text, shape: inner, role: 'parameter' as const, carries: [element.name.text] }];
  });
}

interface Surroundings {
  file: ts.SourceFile;
  declared: Map<string, ts.TypeNode | ts.InterfaceDeclaration>;
  parameters: ScopeValue[];
}

function readLocals(ts: TypeScript, statement: ts.Statement, { file, declared, parameters }: Surroundings): ScopeValue[] {
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer, type }) => {
    if (!ts.isIdentifier(name) || initializer === undefined) return [];
    const used = allNames(ts, initializer);
    const shape = type === undefined ? shapeOfInitializer(ts, initializer, file, declared) : shapeOfType(ts, type, declared);
    return [{ expression: name.text, name: name.text, shape, role: 'local' as const, carries: parameters.filter(({ expression }) => used.has(expression)).flatMap(({ carries }) => carries) }];
  });
}

/** A call of one of the starter's own helpers is what the helper says that it returns. */
function shapeOfInitializer(ts: TypeScript, initializer: ts.Expression, file: ts.SourceFile, declared: Surroundings['declared']): Shape {
  const value = ts.isAwaitExpression(initializer) ? initializer.expression : initializer;
  if (ts.isCallExpression(value) && ts.isIdentifier(value.expression)) {
    const helper = findEntry(ts, file, value.expression.text);
    return shapeOfType(ts, helper?.type, declared);
  }
  return shapeOfExpression(ts, value);
}

function mergeKnown(written: Shape, seen: Shape): Shape {
  if (written.kind === 'unknown') return seen;
  return written.kind === 'array' && written.element.kind === 'unknown' ? mergeShapes([written, seen]) : written;
}

function allNames(ts: TypeScript, root: ts.Node): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return names;
}

function indentAt(code: string, offset: number): string {
  return /[ \t]*$/u.exec(code.slice(0, offset))?.[0] ?? '';
}

/** A body without a `throw` is written at its end. */
function endOfBlock(body: ts.Block, code: string): Starter['body'] {
  const outer = /^[ \t]*/u.exec(code.slice(code.lastIndexOf('\n', body.getStart()) + 1))?.[0] ?? '';
  const text = code.slice(0, body.end - 1).trimEnd();
  return { start: text.length, end: body.end - 1, indent: `${outer}  `, before: `\n${outer}  `, after: `\n${outer}` };
}
