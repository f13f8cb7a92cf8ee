import type ts from 'typescript';
import type { TypeScript } from './syntax.ts';

/** The function that a file exports under a name, or as its default; null when there is none. */
export function findEntry(ts: TypeScript, file: ts.SourceFile, entry: string): ts.FunctionLikeDeclaration | null {
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
