import type ts from 'typescript';
import type { Case } from '../../tasks/cases.ts';
import type { Scope } from './cut-usage.ts';
import { findEntry } from './find-entry.ts';
import { allNames, mergeKnown, readLocals, readParameter, type ScopeValue } from './read-scope.ts';
import { mergeShapes, shapeOfValue, type Shape } from './shape.ts';
import { shapeOfType, type DeclaredTypes } from './shape-of-type.ts';
import { importsOf, parseCode, type Binding, type TypeScript } from './syntax.ts';

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

/** What the docs' code may take as given when it is put into the starter. */
export function scopeOf({ values, declared }: Starter): Scope {
  const built = values.filter(({ role, shape }) => role === 'local' && (shape.kind === 'instance' || shape.kind === 'unknown'));
  return { given: new Set(values.map(({ expression }) => expression)), built: new Set(built.map(({ expression }) => expression)), declared };
}

function topLevelNames(ts: TypeScript, statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return statement.name === undefined ? [] : [statement.name.text];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
}

function isExported(ts: TypeScript, statement: ts.Statement): boolean {
  if (ts.isExportAssignment(statement) || ts.isExportDeclaration(statement)) return true;
  return ts.canHaveModifiers(statement) && (ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false);
}

function declaredTypes(ts: TypeScript, file: ts.SourceFile): DeclaredTypes {
  return new Map(file.statements.flatMap((statement): [string, ts.TypeNode | ts.InterfaceDeclaration][] => {
    if (ts.isInterfaceDeclaration(statement)) return [[statement.name.text, statement]];
    return ts.isTypeAliasDeclaration(statement) ? [[statement.name.text, statement.type]] : [];
  }));
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
