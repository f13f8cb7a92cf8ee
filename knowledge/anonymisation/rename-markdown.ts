import type { Nodes, Parents } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import type ts from 'typescript';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { applyEdits, type Edit } from './edits.ts';
import { renameSnippet } from './rename-snippet.ts';
import { isDistinctive, type TextRenamer } from './rename-text.ts';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']);

/** A Markdown page under the invented names, line for line: what is code as code, what is text as text. */
export function renameMarkdown(typescript: typeof ts, page: string, text: TextRenamer): string {
  const edits: Edit[] = [];
  const change = (start: number | undefined, end: number | undefined, rename: (before: string) => string): void => {
    if (start === undefined || end === undefined) return;
    const before = page.slice(start, end);
    const after = rename(before);
    // A line more or less would shift every place behind it.
    if (after !== before && after.split('\n').length === before.split('\n').length) edits.push({ start, end, text: after });
  };
  visit(parser.parse(page), (node: Nodes, index, parent: Parents | undefined) => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    switch (node.type) {
      case 'code':
        change(start, end, (before) => renameFence(typescript, before, node.lang?.toLowerCase() ?? '', text));
        break;
      case 'inlineCode':
        change(start, end, (before) => before.replace(/^(`+)([\s\S]*?)(`+)$/u, (_, open: string, code: string, close: string) => `${open}${text.code(code)}${close}`));
        break;
      case 'text':
        change(start, end, isMarkedAsCode(node.value, parent, index) ? text.code : text.prose);
        break;
      case 'html':
        change(start, end, (before) => renameHtml(before, text));
        break;
      case 'yaml':
        change(start, end, text.prose);
        break;
      case 'link':
      case 'image':
        change(node.type === 'link' ? node.children.at(-1)?.position?.end.offset ?? start : start, end, leadsToTitle(node) ? text.identity : text.address);
        break;
      case 'definition':
        change(start, end, text.address);
        break;
      default:
    }
  });
  return applyEdits(page, edits);
}

function renameFence(typescript: typeof ts, before: string, language: string, text: TextRenamer): string {
  const [, open, body, close] = /^(\s*(?:`{3,}|~{3,})[^\n]*\n)([\s\S]*?)(\n?[ \t>]*(?:`{3,}|~{3,})[ \t]*)?$/u.exec(before) ?? [];
  if (open === undefined || body === undefined) return renameSnippet(typescript, { language, code: before, text });
  return `${open}${renameSnippet(typescript, { language: /^[\w.]*/u.exec(language)?.[0] ?? '', code: body, text })}${close ?? ''}`;
}

function renameHtml(before: string, { code, prose, address }: TextRenamer): string {
  return before.split(/(<code[^>]*>[\s\S]*?<\/code>|<[^>]*>)/u).map((piece, i) => {
    if (i % 2 === 0) return prose(piece);
    return piece.replace(/^(<code[^>]*>)([\s\S]*)(<\/code>)$/u, (_, open: string, body: string, close: string) => `${open}${code(body)}${close}`)
      .replace(/\b((?:href|src|id|name|alt|title)=["'])([^"']*)/giu, (_, attribute: string, value: string) => `${attribute}${address(value)}`);
  }).join('');
}

/** A heading, an emphasis, a cell or a link that is a name and nothing else, and what stands between the tags of inline code. */
function isMarkedAsCode(value: string, parent: Parents | undefined, index: number | undefined): boolean {
  if (parent === undefined || index === undefined) return false;
  const before = parent.children[index - 1];
  if (before?.type === 'html' && /^<code\b/iu.test(before.value)) return true;
  const isAlone = parent.children.length === 1 && (parent.type === 'heading' || parent.type === 'strong' || parent.type === 'emphasis' || parent.type === 'tableCell' || parent.type === 'link');
  return isAlone && (isName(value.trim()) || (parent.type === 'emphasis' && /^[A-Z]\w*$/u.test(value)));
}

/** A table of contents names headings; those that are plain words stay, and so do their anchors. */
function leadsToTitle(node: Nodes): boolean {
  if (node.type !== 'link' || !node.url.startsWith('#')) return false;
  const title = toString(node);
  return title.toLowerCase().replaceAll(/[^\w$]+/gu, '-') === node.url.slice(1) && !isName(title);
}

/** A capitalised word alone is more often a title. */
export function isName(text: string): boolean {
  const [, mark = '', name = '', call = ''] = /^([#.]{0,2})([A-Za-z_$][\w$.#]*)(\([\s\S]*\))?$/u.exec(text) ?? [];
  return name !== '' && (mark !== '' || call !== '' || /^[a-z_$]/u.test(name) || isDistinctive(name) || /[.#]/u.test(name));
}
