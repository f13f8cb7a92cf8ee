import type ts from 'typescript';
import { commentsOf } from './comments.ts';
import { applyEdits, type Edit } from './edits.ts';
import { moduleLiteral } from './module-literals.ts';
import { isGlobal, type TextRenamer } from './rename-text.ts';

/** A code block of the docs: names wherever code has them, modules, comments; other strings are data and stay. */
export function renameSnippet(typescript: typeof ts, { language, code, text }: { language: string; code: string; text: TextRenamer }): string {
  if (/^(?:json|json5|jsonc)$/u.test(language)) {
    return text.prose(code.replace(/"([^"\s]+)"(?=\s*:)/gu, (whole, key: string) => { const alias = text.dictionary.alias(key) ?? text.dictionary.aliasPackage(key); return alias === undefined ? whole : `"${alias}"`; }));
  }
  if (shells.has(language)) return text.prose(withInstalls(code, text));
  if (!scripts.has(language)) return text.prose(code);
  const source = typescript.createSourceFile('snippet.tsx', code, typescript.ScriptTarget.Latest, true, /[jt]sx/u.test(language) ? typescript.ScriptKind.TSX : typescript.ScriptKind.TS);
  // The declarations promise no such list, but the parser keeps one.
  const { parseDiagnostics } = source as ts.SourceFile & { parseDiagnostics?: readonly unknown[] };
  if ((parseDiagnostics ?? []).length > 0) return text.code(code);
  return text.identity(applyEdits(code, editsOf(typescript, source, text)));
}

const shells = new Set(['sh', 'bash', 'zsh', 'shell', 'console', 'terminal', 'shellsession', 'shell-session', 'powershell', 'cmd', 'bat']);

/** What is installed or run by its name is a package, however plain a word that is. */
function withInstalls(code: string, { dictionary }: TextRenamer): string {
  return code.replace(/\b(?:npm|pnpm|yarn|bun|deno|npx|pnpx|bunx|node|import|require)\b[^\n]*/gu, (line) =>
    line.replaceAll(/(?<![\w@/.-])((?:@[\w.-]+\/)?[\w.-]+?)(?=(?:@[\w.^~-]+)?(?:\s|$))/gu, (name: string) => dictionary.aliasPackage(name) ?? name));
}

const scripts = new Set(['', 'js', 'javascript', 'mjs', 'cjs', 'jsx', 'ts', 'typescript', 'mts', 'cts', 'tsx', 'node', 'd.ts']);

function editsOf(typescript: typeof ts, source: ts.SourceFile, { dictionary, prose, address }: TextRenamer): Edit[] {
  const edits: Edit[] = commentsOf(source, typescript).map(({ pos, end }) => ({ start: pos, end, text: prose(source.text.slice(pos, end)) }));
  const visit = (node: ts.Node): void => {
    const module = moduleLiteral(node, typescript);
    if (module !== undefined) edits.push({ start: module.getStart(source) + 1, end: module.end - 1, text: module.text.startsWith('.') ? dictionary.aliasPath(module.text) : dictionary.aliasModule(module.text) ?? module.text });
    else if (typescript.isStringLiteralLike(node)) {
      const isKey = typescript.isElementAccessExpression(node.parent) || (typescript.isBinaryExpression(node.parent) && node.parent.operatorToken.kind === typescript.SyntaxKind.InKeyword) || (typescript.isPropertyAssignment(node.parent) && node.parent.name === node);
      const text = (isKey ? dictionary.alias(node.text) : undefined) ?? (/\w:\/\//u.test(node.text) ? address(node.text) : undefined);
      if (text !== undefined) edits.push({ start: node.getStart(source) + 1, end: node.end - 1, text });
    }
    if ((typescript.isIdentifier(node) || typescript.isPrivateIdentifier(node)) && !hangsOnGlobal(node, typescript)) {
      const name = node.text.replace(/^#/u, '');
      const alias = dictionary.alias(name);
      if (alias !== undefined) edits.push({ start: node.end - name.length, end: node.end, text: alias });
    }
    typescript.forEachChild(node, visit);
  };
  visit(source);
  return edits;
}

function hangsOnGlobal(node: ts.Node, typescript: typeof ts): boolean {
  const { parent } = node;
  return typescript.isPropertyAccessExpression(parent) && parent.name === node && typescript.isIdentifier(parent.expression) && isGlobal(parent.expression.text);
}
