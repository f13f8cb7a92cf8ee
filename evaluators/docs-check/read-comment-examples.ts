import type ts from 'typescript';
import type { Page } from '../../knowledge/sources/source.ts';
import type { Snippet } from './snippet.ts';

/** The code in the doc comments of a declaration file: fenced blocks, and what stands under `@example` without a fence. */
export function readCommentExamples(compiler: typeof ts, page: Page): Snippet[] {
  if (!/```|@example/u.test(page.text)) return [];
  const file = compiler.createSourceFile(page.name, page.text, compiler.ScriptTarget.Latest, true, compiler.ScriptKind.TS);
  const lines = page.text.split('\n');
  const seen = new Set<number>();
  const found: Snippet[] = [];
  const visit = (node: ts.Node): void => {
    for (const comment of compiler.getJSDocCommentsAndTags(node)) {
      if (!compiler.isJSDoc(comment) || seen.has(comment.pos)) continue;
      seen.add(comment.pos);
      const from = file.getLineAndCharacterOfPosition(comment.pos).line;
      const to = file.getLineAndCharacterOfPosition(comment.end).line;
      for (const block of blocksIn(lines.slice(from, to + 1))) {
        found.push({
          path: page.path, line: from + block.start + 1, lines: block.lines.map((_, i) => from + block.start + 1 + i), language: block.language, code: block.lines.join('\n'),
          heading: [page.path, nameOf(node, compiler)], before: block.before, origin: 'comment',
          isOfDeprecated: comment.tags?.some((tag) => compiler.isJSDocDeprecatedTag(tag)) === true,
          raw: lines.slice(from + block.start, from + block.start + block.lines.length), above: lines.slice(from, from + block.start).slice(-3),
        });
      }
    }
    compiler.forEachChild(node, visit);
  };
  visit(file);
  return found.sort((a, b) => a.line - b.line);
}

function nameOf(node: ts.Node, compiler: typeof ts): string {
  for (let at: ts.Node = node; !compiler.isSourceFile(at); at = at.parent) {
    const holder = compiler.isVariableStatement(at) ? at.declarationList.declarations[0] : at;
    const name = holder === undefined ? undefined : compiler.getNameOfDeclaration(holder as ts.Declaration);
    if (name !== undefined && compiler.isIdentifier(name)) return name.text;
  }
  return '';
}

interface CommentBlock {
  /** Index of the first line of code among the comment's lines. */
  start: number;
  language: string;
  lines: string[];
  before: string;
}

/** The comment's lines without the marks at their beginning, cut into blocks of code. */
function blocksIn(raw: string[]): CommentBlock[] {
  const lines = raw.map((line, i) => line.replace(i === 0 ? /^.*?\/\*\*\s?/u : /^\s*\*(?!\/) ?/u, '').replace(/\s*\*\/.*$/u, ''));
  const blocks: CommentBlock[] = [];
  let told: string[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const [, indent = '', fence = '', language = ''] = /^(\s*)(`{3,}|~{3,})\s*([\w-]*)/u.exec(line) ?? [];
    if (fence !== '') {
      const end = lines.findIndex((each, j) => j > i && each.trim().startsWith(fence));
      const stop = end < 0 ? lines.length : end;
      blocks.push({ start: i + 1, language: language.toLowerCase(), lines: undent(lines.slice(i + 1, stop), indent.length), before: told.join('\n').trim() });
      told = [];
      i = stop;
      continue;
    }
    if (/^\s*@example\b/u.test(line)) {
      const end = lines.findIndex((each, j) => j > i && /^\s*@[a-z]+\b/iu.test(each));
      const stop = end < 0 ? lines.length : end;
      const body = lines.slice(i + 1, stop);
      if (!body.some((each) => /^\s*(?:`{3,}|~{3,})/u.test(each))) {
        const [first, last] = [body.findIndex(isText), body.findLastIndex(isText)];
        if (first >= 0) blocks.push({ start: i + 1 + first, language: '', lines: body.slice(first, last + 1), before: [...told, line].join('\n').trim() });
        told = [];
        i = stop - 1;
        continue;
      }
    }
    told.push(line);
  }
  return blocks;
}

function isText(line: string): boolean {
  return line.trim() !== '';
}

function undent(lines: string[], most: number): string[] {
  return lines.map((line) => line.slice(Math.min(most, line.length - line.trimStart().length)));
}
