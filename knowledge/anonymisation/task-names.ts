import type ts from 'typescript';
import type { Task } from '../../tasks/task.ts';

/** What tasks call their own things: entries, what starters declare, and keys of the data that goes in and comes out. */
export function taskNames(typescript: typeof ts, tasks: readonly Task[], libraryId: string): Set<string> {
  const names = new Set<string>();
  for (const { entry, cases, solutions } of tasks) {
    names.add(entry);
    for (const each of [...cases.examples, ...cases.hidden]) addKeys([each.args, each.expected], names);
    const starter = solutions[libraryId]?.starter;
    if (starter !== undefined) addDeclared(typescript, starter.code, names);
  }
  return names;
}

function addKeys(value: unknown, names: Set<string>): void {
  if (typeof value === 'string') addKeys(parsed(value), names);
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) for (const key of Object.keys(value)) names.add(key);
  for (const each of Object.values(value)) addKeys(each, names);
}

/** Text that is JSON, a file's content for one, has keys as well. */
function parsed(text: string): unknown {
  if (!/^\s*[[{]/u.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? undefined : value;
  } catch {
    return undefined;
  }
}

/** All that a starter declares but what it imports: a name of its own that the library has too is a plain word. */
function addDeclared(typescript: typeof ts, code: string, names: Set<string>): void {
  const visit = (node: ts.Node): void => {
    if (typescript.isImportDeclaration(node)) return;
    const isDeclared = typescript.isFunctionDeclaration(node) || typescript.isClassDeclaration(node) || typescript.isInterfaceDeclaration(node) || typescript.isTypeAliasDeclaration(node)
      || typescript.isParameter(node) || typescript.isVariableDeclaration(node) || typescript.isBindingElement(node) || typescript.isTypeElement(node) || typescript.isClassElement(node);
    if (isDeclared && node.name !== undefined && typescript.isIdentifier(node.name) && !isRequired(node, typescript)) names.add(node.name.text);
    typescript.forEachChild(node, visit);
  };
  visit(typescript.createSourceFile('starter.tsx', code, typescript.ScriptTarget.Latest, true));
}

function isRequired(node: ts.Node, typescript: typeof ts): boolean {
  return typescript.isVariableDeclaration(node) && node.initializer !== undefined && /\brequire\(|\bimport\(/u.test(node.initializer.getText());
}
