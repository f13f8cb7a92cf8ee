import type ts from 'typescript';
import type { Passage } from '../passage.ts';
import { declarationFence } from '../search-text.ts';
import { countWords } from '../split/count-words.ts';
import type { PublicPage } from './public-declarations.ts';

/** A file of at most this many words stays whole; small declarations share a passage up to `together`; a larger class is cut between members. */
const wholeFile = 220;
const together = 100;
const largeDeclaration = 250;
const memberGroup = 120;

/** A run of source that belongs together, with the names that it declares. */
interface Unit {
  start: number;
  end: number;
  names: string[];
  words: number;
}

interface Draft extends Unit {
  /** The first line of the declaration around it, for members of a large one. */
  opening?: string;
  owner?: string;
}

/** Passages of a declaration file: each exported declaration with its doc comment, overloads together, large classes member by member. */
export function splitDeclarations(compiler: typeof ts, { page, module }: PublicPage): Passage[] {
  const file = compiler.createSourceFile(page.name, page.text, compiler.ScriptTarget.Latest, false, compiler.ScriptKind.TS);
  const statements = file.statements.filter((statement) => !compiler.isImportDeclaration(statement) && !compiler.isEmptyStatement(statement));
  const first = file.statements[0];
  if (first === undefined || statements.length === 0) return [];

  const units = statements.map((statement) => unitOf(compiler, file, statement));
  const names = units.flatMap((unit) => unit.names);
  const whole: Unit = { start: startOf(file, first), end: file.statements.at(-1)?.end ?? first.end, names, words: countWords(page.text) };
  const drafts: Draft[] = whole.words <= wholeFile ? [whole] : packUnits(compiler, file, statements);
  return drafts.map((draft) => toPassage(draft, file, { page, module }));
}

/** Overloads and merged declarations are one; small neighbours share a passage; a large declaration is cut. */
function packUnits(compiler: typeof ts, file: ts.SourceFile, statements: readonly ts.Statement[]): Draft[] {
  const drafts: Draft[] = [];
  const merged = mergeSameNames(statements.map((node) => ({ ...unitOf(compiler, file, node), node })));
  for (const unit of merged) {
    const { node } = unit;
    const members = unit.words > largeDeclaration && node !== null ? membersOf(compiler, node) : [];
    if (members.length > 1 && node !== null) {
      drafts.push(...cutMembers({ compiler, file, unit, node, members }));
      continue;
    }
    const last = drafts.at(-1);
    if (last !== undefined && last.opening === undefined && last.words + unit.words <= together) drafts[drafts.length - 1] = join(last, unit);
    else drafts.push({ start: unit.start, end: unit.end, names: unit.names, words: unit.words });
  }
  return drafts;
}

interface CutRequest {
  compiler: typeof ts;
  file: ts.SourceFile;
  unit: Unit;
  node: ts.Statement;
  members: readonly ts.Node[];
}

function cutMembers({ compiler, file, unit, node, members }: CutRequest): Draft[] {
  const firstMember = members[0];
  const opening = file.text.slice(node.getStart(file), firstMember?.pos ?? node.end).trim();
  const owner = unit.names[0] ?? '';
  const groups: Draft[] = [];
  for (const member of mergeSameNames(members.map((each) => ({ ...unitOf(compiler, file, each), node: null })))) {
    const last = groups.at(-1);
    if (last !== undefined && last.words + member.words <= memberGroup) groups[groups.length - 1] = { ...join(last, member), opening, owner };
    else groups.push({ start: member.start, end: member.end, names: member.names, words: member.words, opening, owner });
  }
  // The declaration's own doc comment and first line stand before its first members as they are.
  const [head] = groups;
  if (head !== undefined) groups[0] = { start: unit.start, end: head.end, names: head.names, words: head.words, owner };
  return groups;
}

/** A unit with its statement; a member has none, as it is never cut further. */
interface NodeUnit extends Unit {
  node: ts.Statement | null;
}

function mergeSameNames(units: NodeUnit[]): NodeUnit[] {
  const merged: NodeUnit[] = [];
  for (const unit of units) {
    const last = merged.at(-1);
    const [name] = unit.names;
    if (last !== undefined && name !== undefined && last.names[0] === name) {
      merged[merged.length - 1] = { ...join(last, unit), names: last.names, node: last.words >= unit.words ? last.node : unit.node };
    } else {
      merged.push(unit);
    }
  }
  return merged;
}

function join(a: Unit, b: Unit): Unit {
  return { start: a.start, end: b.end, names: [...a.names, ...b.names], words: a.words + b.words };
}

function membersOf(compiler: typeof ts, node: ts.Statement): readonly ts.Node[] {
  if (compiler.isClassDeclaration(node) || compiler.isInterfaceDeclaration(node) || compiler.isEnumDeclaration(node)) return node.members;
  if (compiler.isModuleDeclaration(node) && node.body !== undefined && compiler.isModuleBlock(node.body)) return node.body.statements;
  if (compiler.isTypeAliasDeclaration(node) && compiler.isTypeLiteralNode(node.type)) return node.type.members;
  return [];
}

function unitOf(compiler: typeof ts, file: ts.SourceFile, node: ts.Node): Unit {
  const start = startOf(file, node);
  return { start, end: node.end, names: namesOf(compiler, file, node), words: countWords(file.text.slice(start, node.end)) };
}

/** With its doc comment. */
function startOf(file: ts.SourceFile, node: ts.Node): number {
  return node.getStart(file, true);
}

function namesOf(compiler: typeof ts, file: ts.SourceFile, node: ts.Node): string[] {
  if (compiler.isVariableStatement(node)) return node.declarationList.declarations.map(({ name }) => name.getText(file));
  if (compiler.isExportDeclaration(node) && node.exportClause !== undefined && compiler.isNamedExports(node.exportClause)) {
    return node.exportClause.elements.map(({ name }) => name.getText(file));
  }
  if (compiler.isConstructorDeclaration(node)) return ['constructor'];
  const { name } = node as ts.Node & { name?: ts.Node }; // every other declaration keeps its name there
  return name === undefined ? [] : [name.getText(file)];
}

function toPassage({ start, end, names, opening, owner }: Draft, file: ts.SourceFile, { page, module }: PublicPage): Passage {
  const startLine = file.getLineAndCharacterOfPosition(start).line + 1;
  const endLine = file.getLineAndCharacterOfPosition(end).line + 1;
  const lines = page.text.split('\n').slice(startLine - 1, endLine).join('\n').trimEnd();
  const source = opening === undefined ? lines : `${opening}\n  // …\n${lines}\n  // …\n}`;
  return {
    id: `${page.path}#L${String(startLine)}`,
    path: page.path,
    startLine,
    endLine,
    heading: [module, ...(owner === undefined ? [] : [owner]), ...shownNames(names)],
    kind: 'reference',
    tags: ['reference'],
    text: `${declarationFence}\n${source}\n\`\`\``,
    code: [],
  };
}

const mostNames = 12;

function shownNames(names: string[]): string[] {
  const unique = [...new Set(names)];
  if (unique.length === 0) return [];
  return [unique.slice(0, mostNames).join(', ') + (unique.length > mostNames ? ', …' : '')];
}
