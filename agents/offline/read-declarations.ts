import type ts from 'typescript';
import { packageOf, type ParsedSnippet } from './name-table.ts';
import { unknownShape, type Shape } from './shape.ts';
import { shapeOfType, type DeclaredTypes } from './shape-of-type.ts';
import type { Hole, Part, Snippet, Usage } from './snippet.ts';
import { unlessTooDeep, type Binding, type TypeScript } from './syntax.ts';

/**
 * Every call that declaration pages promise, as if the docs showed it with the parameters' names: functions, constants that can be
 * called, what interfaces hang on them, and methods of classes. Pages are read together, since a constant's interface stands beside it.
 */
export function readDeclarations(ts: TypeScript, snippets: readonly ParsedSnippet[]): Usage[] {
  const pages = [...new Set(snippets.map(({ snippet }) => snippet.page))].filter(isDeclarationPage);
  return pages.flatMap((page) => {
    const parts = snippets.filter(({ snippet }) => snippet.page === page);
    return unlessTooDeep(() => readPage(ts, parts, moduleOf(page, parts[0]?.snippet.heading[0])), []);
  }).slice(0, mostUsages);
}

export function isDeclarationPage(page: string): boolean {
  return /\.d\.[mc]?ts$/u.test(page);
}

/** What a user imports for a declaration file: what its heading says, else its package or the subpath of the same name. */
export function moduleOf(page: string, heading?: string): string {
  const name = packageOf(page);
  const root = name.startsWith('@types/') ? name.slice('@types/'.length) : name;
  if (heading !== undefined && packageOf(heading) === root) return heading;
  const file = page.slice(name.length + 1).replace(/\.d\.[mc]?ts$/u, '').replace(/(?:^|\/)index$/u, '');
  return file === '' || /^(?:dist|types?|typings|lib|build|out|es|esm|cjs|src)(?:\/|$)/u.test(file) ? root : `${root}/${file}`;
}

interface Page {
  ts: TypeScript;
  types: DeclaredTypes;
  /** Names behind `export default`. */
  defaults: Set<string>;
  module: string;
  snippet: Snippet;
}

function readPage(ts: TypeScript, parts: readonly ParsedSnippet[], module: string): Usage[] {
  const statements = parts.flatMap(({ file, snippet }) => file.statements.slice(0, mostStatements).map((statement) => ({ statement, snippet })));
  const types: DeclaredTypes = new Map();
  const defaults = new Set<string>();
  for (const { statement } of statements) {
    if (ts.isInterfaceDeclaration(statement)) types.set(statement.name.text, statement);
    if (ts.isTypeAliasDeclaration(statement)) types.set(statement.name.text, statement.type);
    if (ts.isExportAssignment(statement) && ts.isIdentifier(statement.expression)) defaults.add(statement.expression.text);
  }
  return statements.flatMap(({ statement, snippet }) => readStatement({ ts, types, defaults, module, snippet }, statement));
}

function readStatement(page: Page, statement: ts.Statement): Usage[] {
  const { ts } = page;
  if (ts.isFunctionDeclaration(statement)) {
    const name = statement.name?.text ?? page.module.split('/').at(-1) ?? '';
    return usagesOf(page, { callee: name, receiver: [imported(page, name, isDefault(ts, statement))], signature: statement });
  }
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name, type }) => (ts.isIdentifier(name) && type !== undefined ? readConstant(page, name.text, type) : []));
  }
  return ts.isClassDeclaration(statement) && statement.name !== undefined ? readClass(page, statement, statement.name.text) : [];
}

function readConstant(page: Page, name: string, type: ts.TypeNode): Usage[] {
  const { ts } = page;
  const receiver = [imported(page, name, false)];
  if (ts.isFunctionTypeNode(type)) return usagesOf(page, { callee: name, receiver, signature: type });
  const known = ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) ? page.types.get(type.typeName.text) : type;
  if (known === undefined || !(ts.isInterfaceDeclaration(known) || ts.isTypeLiteralNode(known))) return [];
  return known.members.flatMap((member): Usage[] => {
    if (ts.isCallSignatureDeclaration(member)) return usagesOf(page, { callee: name, receiver, signature: member });
    if (!ts.isMethodSignature(member) || !ts.isIdentifier(member.name)) return [];
    return usagesOf(page, { callee: `${name}.${member.name.text}`, receiver: [...receiver, `.${member.name.text}`], signature: member });
  });
}

/** A method needs a value of its class, which the starter may have built. */
function readClass(page: Page, declaration: ts.ClassDeclaration, name: string): Usage[] {
  const { ts } = page;
  const instance: Hole = { kind: 'hole', text: name, name: `${name.charAt(0).toLowerCase()}${name.slice(1)}`, shape: { kind: 'instance', name }, needed: true, role: 'argument' };
  return declaration.members.flatMap((member) => {
    if (!ts.isMethodDeclaration(member) || !ts.isIdentifier(member.name)) return [];
    const isStatic = member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;
    const owner = isStatic ? imported(page, name, isDefault(ts, declaration)) : instance;
    return usagesOf(page, { callee: isStatic ? `${name}.${member.name.text}` : member.name.text, receiver: [owner, `.${member.name.text}`], signature: member });
  });
}

interface Callable {
  callee: string;
  receiver: Part[];
  signature: ts.SignatureDeclaration;
}

/** With the required parameters, then with each optional one more. */
function usagesOf(page: Page, { callee, receiver, signature }: Callable): Usage[] {
  const { ts, snippet, types } = page;
  const parameters = signature.parameters.filter(({ name }) => ts.isIdentifier(name) && name.text !== 'this').slice(0, mostParameters);
  const isOptional = (parameter: ts.ParameterDeclaration): boolean => parameter.questionToken !== undefined || parameter.dotDotDotToken !== undefined;
  const required = parameters.filter((parameter) => !isOptional(parameter)).length;
  const generic = new Set(signature.typeParameters?.map(({ name }) => name.text));
  return Array.from({ length: parameters.length - required + 1 }, (_, more): Usage => {
    const holes = parameters.slice(0, required + more).map((parameter) => parameterHole(ts, parameter, { types, generic }));
    return {
      snippet,
      callee,
      prelude: [],
      result: [...receiver, '(', ...holes.flatMap((hole, i): Part[] => (i === 0 ? [hole] : [', ', hole])), ')'],
      comment: signature.getFullText().slice(0, Math.max(0, signature.getStart() - signature.pos)).slice(0, longestComment),
      valued: signature.type?.kind !== ts.SyntaxKind.VoidKeyword,
      assignedTo: null,
      output: withoutNames(shapeOfType(ts, signature.type, types)),
      shortened: false,
      place: more,
    };
  });
}

function parameterHole(ts: TypeScript, { name, type }: ts.ParameterDeclaration, { types, generic }: { types: DeclaredTypes; generic: ReadonlySet<string> }): Hole {
  const text = name.getText();
  const shape = shapeOfType(ts, type, types);
  const isOpen = shape.kind === 'instance' && generic.has(shape.name);
  return { kind: 'hole', text, name: text, shape: isOpen ? unknownShape : withoutNames(shape), needed: true, role: 'argument' };
}

/** A name from another file may stand for anything, a string as well as a class. */
function withoutNames(shape: Shape): Shape {
  if (shape.kind === 'instance') return unknownShape;
  return shape.kind === 'array' ? { kind: 'array', element: withoutNames(shape.element) } : shape;
}

/** A file that is called as the function itself mostly exports it as its default. */
function imported({ defaults, module }: Page, name: string, isDefaultExport: boolean): Part {
  const byName: Binding = { local: name, module, imported: name };
  const byDefault: Binding = { local: name, module, imported: 'default' };
  const plain = (text: string): string => text.replace(/\W/gu, '').toLowerCase();
  const isDefaultLike = isDefaultExport || defaults.has(name) || plain(module.split('/').at(-1) ?? '') === plain(name);
  return { kind: 'import', bindings: isDefaultLike ? [byDefault, byName] : [byName, byDefault] };
}

function isDefault(ts: TypeScript, statement: ts.FunctionDeclaration | ts.ClassDeclaration): boolean {
  return statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false;
}

const mostUsages = 1000;
const mostStatements = 200;
const mostParameters = 6;
const longestComment = 500;
