import type ts from 'typescript';
import type { TypeView } from '../../tasks/languages/type-project.ts';

/**
 * Names that the language itself has: its globals, and the members of its values, by which values of a library pass for
 * arrays, promises or maps. What hangs on a constructor or on something like `JSON` only is no member of a value.
 */
export function builtInNames({ ts: typescript, program }: Pick<TypeView, 'ts' | 'program'>): Set<string> {
  const names = new Set(['default', 'constructor', 'prototype', 'arguments', 'undefined', 'exports', 'module', 'require', 'globalThis', 'NaN', 'Infinity', ...everybodys]);
  const add = (node: ts.Node | undefined): void => {
    if (node !== undefined && (typescript.isIdentifier(node) || typescript.isStringLiteral(node))) names.add(node.text);
  };
  for (const source of program.getSourceFiles()) {
    if (!program.isSourceFileDefaultLibrary(source)) continue;
    for (const statement of source.statements) {
      if (typescript.isVariableStatement(statement)) for (const { name } of statement.declarationList.declarations) add(name);
      else if (typescript.isInterfaceDeclaration(statement) || typescript.isFunctionDeclaration(statement) || typescript.isTypeAliasDeclaration(statement)) add(statement.name);
      if (typescript.isInterfaceDeclaration(statement) && !isNamespaceLike(statement.name.text)) for (const { name } of statement.members) add(name);
    }
  }
  return names;
}

function isNamespaceLike(name: string): boolean {
  return /Constructor$/u.test(name) || name === 'JSON' || name === 'Math' || name === 'Atomics';
}

/** What everybody calls the parameter that it is: no library is known by it. */
const everybodys = ['options', 'opts', 'params', 'args', 'callback'];
