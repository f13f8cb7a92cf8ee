import type ts from 'typescript';
import type { ApiSymbol, Inventory } from '../../knowledge/inventory.ts';
import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';

/** Symbols of the library that code names, going by its imports and the members that it calls; in the inventory's order. */
export async function usedSymbols(code: string, inventory: Inventory): Promise<ApiSymbol[]> {
  const typescript = await loadTypeScript();
  const names = collectNames(typescript, code);
  return inventory.symbols.filter((symbol) => isUsed(symbol, names));
}

interface Names {
  /** Module to the names imported from it, `default` and `*` among them. */
  imports: Map<string, Set<string>>;
  members: Set<string>;
}

function isUsed({ name, module, id }: ApiSymbol, { imports, members }: Names): boolean {
  const imported = imports.get(module);
  if (imported === undefined) return false;
  const isTopLevel = id === `${module}.${name}`;
  return isTopLevel ? imported.has(name) || (imported.has('*') && members.has(name)) : members.has(name);
}

function collectNames(typescript: typeof ts, code: string): Names {
  const names: Names = { imports: new Map(), members: new Set() };
  const visit = (node: ts.Node): void => {
    if (typescript.isImportDeclaration(node) && typescript.isStringLiteral(node.moduleSpecifier)) {
      const imported = names.imports.get(node.moduleSpecifier.text) ?? new Set<string>();
      names.imports.set(node.moduleSpecifier.text, imported);
      // A class that is the default export stands in the inventory under its own name, which most call it by.
      if (node.importClause?.name !== undefined) for (const name of ['default', node.importClause.name.text]) imported.add(name);
      const bindings = node.importClause?.namedBindings;
      if (bindings === undefined) return;
      if (typescript.isNamespaceImport(bindings)) imported.add('*');
      else for (const element of bindings.elements) imported.add((element.propertyName ?? element.name).text);
      return;
    }
    if (typescript.isPropertyAccessExpression(node)) names.members.add(node.name.text);
    typescript.forEachChild(node, visit);
  };
  visit(typescript.createSourceFile('reference.ts', code, typescript.ScriptTarget.Latest, true));
  return names;
}
