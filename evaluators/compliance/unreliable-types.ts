import type ts from 'typescript';
import { requiredModule } from './imports.ts';
import type { Lens } from './lens.ts';

/**
 * Whether what a symbol lacks proves nothing: the compiler inferred it from JavaScript that puts members together when it
 * runs, or that exports nothing the compiler can see.
 */
export function isGuess(symbol: ts.Symbol | undefined, { view: { ts: typescript, checker } }: Lens): boolean {
  const sources = (symbol?.declarations ?? []).map((declaration) => declaration.getSourceFile());
  if (symbol === undefined || sources.length === 0 || !sources.some((source) => isJavaScript(source))) return false;
  const isModule = symbol.declarations?.some(typescript.isSourceFile) === true;
  return (isModule && checker.getExportsOfModule(symbol).length === 0) || sources.some((source) => computesMembers(source, typescript));
}

export function isJavaScript({ fileName }: ts.SourceFile): boolean {
  return /\.[cm]?jsx?$/.test(fileName);
}

const known = new WeakMap<ts.SourceFile, boolean>();
const builders = new Set(['assign', 'defineProperty', 'defineProperties', 'setPrototypeOf', 'mixin', 'extend', 'inherits', 'merge', '__exportStar', '__export']);

function computesMembers(source: ts.SourceFile, typescript: typeof ts): boolean {
  const cached = known.get(source);
  if (cached !== undefined) return cached;
  const visit = (node: ts.Node): boolean => {
    if (typescript.isBinaryExpression(node) && node.operatorToken.kind === typescript.SyntaxKind.EqualsToken
      && typescript.isElementAccessExpression(node.left) && !typescript.isLiteralExpression(node.left.argumentExpression)) return true;
    if (typescript.isCallExpression(node)) {
      const { expression } = node;
      const name = typescript.isPropertyAccessExpression(expression) ? expression.name.text : typescript.isIdentifier(expression) ? expression.text : '';
      if (builders.has(name)) return true;
    }
    return typescript.forEachChild(node, visit) ?? false;
  };
  const computes = visit(source);
  known.set(source, computes);
  return computes;
}

/**
 * Whether a value came by `require`. Declarations that say `export default` do not tell whether `require` gives the
 * default or a record with it, so either use of it is right.
 */
export function isRequired(node: ts.Node, { view: { ts: typescript, checker } }: Lens): boolean {
  const { parent } = node;
  const owner = typescript.isPropertyAccessExpression(parent) && parent.name === node ? parent.expression : node;
  const declarations = typescript.isBindingElement(parent) ? [parent.parent.parent] : checker.getSymbolAtLocation(owner)?.declarations ?? [];
  return declarations.some((declaration) =>
    typescript.isVariableDeclaration(declaration) && declaration.initializer !== undefined && requiredModule(declaration.initializer, typescript) !== undefined);
}

/** Whether the default export of a module has a member that the module itself has not. */
export function defaultHas(module: ts.Type, name: string, { view: { checker } }: Lens): boolean {
  const symbol = module.getProperty('default');
  return symbol !== undefined && checker.getTypeOfSymbol(symbol).getProperty(name) !== undefined;
}
