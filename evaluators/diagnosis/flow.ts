import type ts from 'typescript';
import { argumentsOf, isCallLike, type CallLike, type Lens } from '../compliance/lens.ts';

/** One way on which a value comes to be used. */
export interface Way {
  level: number;
  /** The first argument of the library that it goes into, as `graph.rank 0.weight`; null where it goes into none. */
  slot: string | null;
}

/** Added for what only decides whether something is done. */
export const guard = 10;

export interface Flow {
  waysOf(node: ts.Node): Way[];
  /** Of an option's key: those of the call that takes it. */
  waysOfOption(node: ts.Node): Way[];
}

/** Follows values of a program from where they are made to where they are used, by way of variables. */
export function createFlow(source: ts.SourceFile, { view }: Lens, idOf: (call: CallLike) => string | undefined): Flow {
  const { ts: typescript, checker } = view;
  const usages = usagesIn(source, view);

  const climb = (start: ts.Node, passed: ReadonlySet<ts.Symbol>): Way[] => {
    let at = start;
    let level = 0;
    let slot: string | null = null;
    let path = '';
    const goOn = (ways: Way[]): Way[] => (ways.length === 0 ? [{ level, slot }] : ways.map((way) => ({ level: level + way.level, slot: slot ?? way.slot })));
    for (;;) {
      const { parent } = at;
      if (isCallLike(parent, view)) {
        const index = argumentsOf(parent).findIndex((each) => each === at);
        const id = index < 0 ? undefined : idOf(parent);
        if (id !== undefined) {
          level += 1;
          slot ??= `${id} ${String(index)}${path}`;
        }
      } else if (typescript.isPropertyAssignment(parent) && parent.initializer === at) {
        path = `.${parent.name.getText(source)}${path}`;
      } else if (typescript.isShorthandPropertyAssignment(parent)) {
        path = `.${parent.name.text}${path}`;
      } else if ((typescript.isIfStatement(parent) || typescript.isWhileStatement(parent)) && parent.expression === at) {
        return [{ level: level + guard, slot }];
      } else if (typescript.isConditionalExpression(parent) && parent.condition === at) {
        return [{ level: level + guard, slot }];
      } else if (typescript.isVariableDeclaration(parent) && parent.initializer === at) {
        return goOn(variablesIn(parent.name, typescript).flatMap((name) => follow(name, passed)));
      } else if (typescript.isBinaryExpression(parent) && parent.right === at && parent.operatorToken.kind === typescript.SyntaxKind.EqualsToken && typescript.isIdentifier(parent.left)) {
        return goOn(follow(parent.left, passed));
      } else if (typescript.isExpressionStatement(parent)) {
        // What is done to a value belongs to where the value goes.
        const root = rootOf(at, typescript);
        const symbol = root === undefined ? undefined : checker.getSymbolAtLocation(root);
        // It is on that way already.
        if (symbol !== undefined && passed.has(symbol)) return [];
        return goOn(root === undefined ? [] : follow(root, passed));
      } else if (typescript.isReturnStatement(parent) || (typescript.isArrowFunction(parent) && parent.body === at)) {
        // What a function of the program's own gives back goes where it is called.
        const name = nameOfFunction(parent, typescript);
        return goOn(name === undefined ? [] : follow(name, passed));
      } else if (typescript.isStatement(parent) || typescript.isFunctionLike(parent) || typescript.isSourceFile(parent)) {
        return [{ level, slot }];
      }
      at = parent;
    }
  };
  const follow = (name: ts.Identifier, passed: ReadonlySet<ts.Symbol>): Way[] => {
    const symbol = checker.getSymbolAtLocation(name);
    if (symbol === undefined || passed.has(symbol)) return [];
    return (usages.get(symbol) ?? []).filter((each) => each !== name && !isDeclared(each, typescript)).flatMap((each) => climb(each, new Set([...passed, symbol])));
  };
  return {
    waysOf: (node) => climb(node, new Set()),
    waysOfOption: (node) => {
      let at = node.parent;
      while (!typescript.isSourceFile(at) && !(isCallLike(at, view) && idOf(at) !== undefined) && !typescript.isStatement(at)) at = at.parent;
      return isCallLike(at, view) ? climb(at, new Set()) : climb(node.parent.parent, new Set()).map((way) => ({ ...way, level: Math.max(0, way.level - 1) }));
    },
  };
}

function nameOfFunction(node: ts.Node, typescript: typeof ts): ts.Identifier | undefined {
  let at = node;
  while (!typescript.isFunctionLike(at) && !typescript.isSourceFile(at)) at = at.parent;
  if (typescript.isFunctionDeclaration(at)) return at.name;
  const { parent } = at;
  return (typescript.isArrowFunction(at) || typescript.isFunctionExpression(at)) && typescript.isVariableDeclaration(parent) && typescript.isIdentifier(parent.name) ? parent.name : undefined;
}

function usagesIn(source: ts.SourceFile, { ts: typescript, checker }: Lens['view']): Map<ts.Symbol, ts.Identifier[]> {
  const found = new Map<ts.Symbol, ts.Identifier[]>();
  const visit = (node: ts.Node): void => {
    if (typescript.isIdentifier(node)) {
      const symbol = typescript.isShorthandPropertyAssignment(node.parent) ? checker.getShorthandAssignmentValueSymbol(node.parent) : checker.getSymbolAtLocation(node);
      if (symbol !== undefined) found.set(symbol, [...(found.get(symbol) ?? []), node]);
    }
    typescript.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function variablesIn(name: ts.BindingName, typescript: typeof ts): ts.Identifier[] {
  if (typescript.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (typescript.isBindingElement(element) ? variablesIn(element.name, typescript) : []));
}

function isDeclared(node: ts.Identifier, typescript: typeof ts): boolean {
  const { parent } = node;
  return (typescript.isVariableDeclaration(parent) || typescript.isBindingElement(parent)) && parent.name === node;
}

/** The variable that a chain of members and calls begins with. */
function rootOf(node: ts.Node, typescript: typeof ts): ts.Identifier | undefined {
  let at = node;
  while (typescript.isCallExpression(at) || typescript.isPropertyAccessExpression(at) || typescript.isAwaitExpression(at) || typescript.isNonNullExpression(at)) at = at.expression;
  return typescript.isIdentifier(at) ? at : undefined;
}
