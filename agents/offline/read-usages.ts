import type ts from 'typescript';
import { cutUsage, type Scope } from './cut-usage.ts';
import { rootName } from './expressions.ts';
import { mostStatements, type ParsedSnippet } from './name-table.ts';
import { readOutput } from './read-output.ts';
import type { Usage } from './snippet.ts';
import { requiredModule, unlessTooDeep, type TypeScript } from './syntax.ts';

/** Every call of the library that a snippet shows; `scope` names what the task's starter has already. */
export function readUsages(ts: TypeScript, request: UsageRequest): Usage[] {
  return unlessTooDeep(() => readAll(ts, request), []);
}

export interface UsageRequest {
  parsed: ParsedSnippet;
  scope: Scope;
}

function readAll(ts: TypeScript, { parsed, scope }: UsageRequest): Usage[] {
  const { file, snippet } = parsed;
  const usages: Usage[] = [];
  for (const [i, statement] of file.statements.slice(0, mostStatements).entries()) {
    const next = file.statements[i + 1];
    const between = snippet.code.slice(statement.end, next === undefined ? undefined : Math.max(statement.end, next.getStart(file)));
    for (const call of callsIn(ts, statement)) {
      if (usages.length >= mostUsages) return usages;
      const cuts = cutUsage(ts, { parsed, call, statement, scope });
      const output = readOutput(ts, `${between}${next === undefined ? '' : firstLine(snippet.code.slice(next.getStart(file)))}`);
      usages.push(...cuts.map((cut): Usage => ({
        ...cut,
        snippet,
        callee: calleeOf(ts, call).replace(/\s+/gu, ''),
        comment: commentAbove(ts, statement, snippet.code),
        valued: snippet.isSignature || !(ts.isExpressionStatement(statement) && statement.expression === call) || output.shown,
        assignedTo: assignedName(ts, call),
        output: output.shape,
        place: usages.length,
      })));
    }
  }
  return usages;
}

/** Outermost calls with a name at their root, followed through properties; function bodies are other people's code. */
function callsIn(ts: TypeScript, statement: ts.Statement): ts.Expression[] {
  const calls: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (isChain(ts, node) && containsCall(ts, node) && isRooted(ts, node) && !isPrinting(ts, node)) calls.push(node);
    else ts.forEachChild(node, visit);
  };
  visit(statement);
  return calls;
}

/** `require('x')(1)` is a call of the library, `require('x')` is not. */
function isRooted(ts: TypeScript, node: ts.Expression): boolean {
  return rootName(ts, node) !== null && !(ts.isCallExpression(node) && requiredModule(ts, node) !== null);
}

function isChain(ts: TypeScript, node: ts.Node): node is ts.Expression {
  return ts.isCallExpression(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

function containsCall(ts: TypeScript, node: ts.Node): boolean {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return true;
  return (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) && containsCall(ts, node.expression);
}

/** `console.log(f(x))` shows `f(x)`; so do assertions. */
function isPrinting(ts: TypeScript, node: ts.Expression): boolean {
  const root = rootName(ts, node);
  return root === 'console' || root === 'assert' || root === 'expect' || root === 'test' || root === 'print' || root === 'alert';
}

function calleeOf(ts: TypeScript, call: ts.Expression): string {
  if (ts.isCallExpression(call) || ts.isNewExpression(call)) return calleeOf(ts, call.expression);
  if (ts.isPropertyAccessExpression(call)) return `${calleeOf(ts, call.expression)}.${call.name.text}`;
  if (ts.isElementAccessExpression(call)) return calleeOf(ts, call.expression);
  return ts.isIdentifier(call) ? call.text : '';
}

function commentAbove(ts: TypeScript, statement: ts.Statement, code: string): string {
  const ranges = ts.getLeadingCommentRanges(code, statement.pos) ?? [];
  return ranges.map(({ pos, end }) => code.slice(pos, end)).join('\n').slice(0, longestComment);
}

function assignedName(ts: TypeScript, call: ts.Expression): string | null {
  const holder = ts.isAwaitExpression(call.parent) ? call.parent.parent : call.parent;
  return ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name) ? holder.name.text : null;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

const mostUsages = 100;
const longestComment = 500;
