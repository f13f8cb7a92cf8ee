import type ts from 'typescript';
import { findEntry } from './find-entry.ts';
import { mergeShapes, unknownShape, type Shape } from './shape.ts';
import { shapeOfType, type DeclaredTypes } from './shape-of-type.ts';
import { shapeOfExpression, type TypeScript } from './syntax.ts';

export interface ScopeValue {
  /** As the body writes it, such as `input.nodes`. */
  expression: string;
  name: string;
  shape: Shape;
  role: 'local' | 'parameter' | 'property';
  /** The inputs that it carries, such as `input.nodes`. */
  carries: string[];
}

/** A parameter and, one level deep, its properties; a destructured one gives its parts only. */
export function readParameter(ts: TypeScript, { name }: ts.ParameterDeclaration, shape: Shape): ScopeValue[] {
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
  declared: DeclaredTypes;
  parameters: ScopeValue[];
}

export function readLocals(ts: TypeScript, statement: ts.Statement, { file, declared, parameters }: Surroundings): ScopeValue[] {
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer, type }) => {
    if (!ts.isIdentifier(name) || initializer === undefined) return [];
    const used = allNames(ts, initializer);
    const shape = type === undefined ? shapeOfInitializer(ts, initializer, file, declared) : shapeOfType(ts, type, declared);
    return [{ expression: name.text, name: name.text, shape, role: 'local' as const, carries: parameters.filter(({ expression }) => used.has(expression)).flatMap(({ carries }) => carries) }];
  });
}

/** A call of one of the starter's own helpers is what the helper says that it returns. */
function shapeOfInitializer(ts: TypeScript, initializer: ts.Expression, file: ts.SourceFile, declared: DeclaredTypes): Shape {
  const value = ts.isAwaitExpression(initializer) ? initializer.expression : initializer;
  if (ts.isCallExpression(value) && ts.isIdentifier(value.expression)) {
    const helper = findEntry(ts, file, value.expression.text);
    return shapeOfType(ts, helper?.type, declared);
  }
  return shapeOfExpression(ts, value);
}

/** What is written counts more than what the examples happen to hold. */
export function mergeKnown(written: Shape, seen: Shape): Shape {
  if (written.kind === 'unknown') return seen;
  return written.kind === 'array' && written.element.kind === 'unknown' ? mergeShapes([written, seen]) : written;
}

export function allNames(ts: TypeScript, root: ts.Node): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return names;
}
