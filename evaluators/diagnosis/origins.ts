import type ts from 'typescript';
import type { Lens } from '../compliance/lens.ts';

/** Which parameters of the entry (their places, from 0) a value is made from, by way of variables, loops and callbacks. */
export function originsIn(source: ts.SourceFile, entry: string, { view: { ts: typescript, checker } }: Lens): (node: ts.Expression) => number[] {
  const parameters = parametersOf(source, entry, typescript);
  const collect = (node: ts.Node, found: Set<number>, passed: Set<ts.Node>): void => {
    if (typescript.isIdentifier(node)) {
      const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
      if (declaration === undefined || passed.has(declaration) || declaration.getSourceFile() !== source) return;
      passed.add(declaration);
      const place = parameters.findIndex((parameter) => parameter.pos <= declaration.pos && declaration.end <= parameter.end);
      if (place >= 0) found.add(place);
      else for (const origin of originsOf(declaration, typescript)) collect(origin, found, passed);
      return;
    }
    typescript.forEachChild(node, (child) => {
      collect(child, found, passed);
    });
  };
  return (node) => {
    const found = new Set<number>();
    collect(node, found, new Set());
    return [...found].sort((a, b) => a - b);
  };
}

function parametersOf(source: ts.SourceFile, entry: string, typescript: typeof ts): readonly ts.ParameterDeclaration[] {
  for (const statement of source.statements) {
    if (typescript.isFunctionDeclaration(statement) && statement.name?.text === entry) return [...statement.parameters];
    if (!typescript.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (name.getText(source) === entry && initializer !== undefined && (typescript.isArrowFunction(initializer) || typescript.isFunctionExpression(initializer))) return [...initializer.parameters];
    }
  }
  return [];
}

/** What a variable, what a loop's variable and what the parameter of a callback get their values from. */
function originsOf(declaration: ts.Declaration, typescript: typeof ts): ts.Node[] {
  let at: ts.Node = declaration;
  while (typescript.isBindingElement(at) || typescript.isObjectBindingPattern(at) || typescript.isArrayBindingPattern(at)) at = at.parent;
  if (typescript.isVariableDeclaration(at)) {
    const loop = at.parent.parent;
    return typescript.isForOfStatement(loop) ? [loop.expression] : at.initializer === undefined ? [] : [at.initializer];
  }
  if (!typescript.isParameter(at) || !typescript.isCallExpression(at.parent.parent)) return [];
  const { expression } = at.parent.parent;
  return typescript.isPropertyAccessExpression(expression) ? [expression.expression] : [];
}
