import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';

/** The first and last line, from 1, of the innermost call around a place; the line itself where there is none. */
export async function linesOfCall(code: string, { line, column }: { line: number; column: number }): Promise<{ from: number; to: number }> {
  const typescript = await loadTypeScript();
  const source = typescript.createSourceFile('call.tsx', code, typescript.ScriptTarget.Latest, true);
  const start = source.getLineStarts()[line - 1];
  if (start === undefined) return { from: line, to: line };
  const position = Math.min(start + column - 1, code.length);
  let lines = { from: line, to: line };
  const visit = (node: import('typescript').Node): void => {
    if (position < node.getStart(source) || node.end <= position) return;
    // A place in the body of a callback belongs to no call around it.
    if (typescript.isFunctionLike(node)) lines = { from: line, to: line };
    if (typescript.isCallExpression(node) || typescript.isNewExpression(node)) {
      lines = { from: lineAt(node.getStart(source)), to: lineAt(node.end) };
    }
    typescript.forEachChild(node, visit);
  };
  const lineAt = (at: number): number => source.getLineAndCharacterOfPosition(at).line + 1;
  visit(source);
  return lines;
}
