import type { Nodes, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import path from 'node:path';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { parseDocument } from 'yaml';
import type { CodeBlock } from '../passage.ts';
import { isReadme } from '../sources/read-pages.ts';
import type { Page } from '../sources/source.ts';
import type { Block, Section } from './block.ts';
import { countWords } from './count-words.ts';

export interface ReadSections {
  title: string;
  /** The page's lines, without comments and link definitions; as many as the page has. */
  lines: string[];
  page: Section;
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']);

/** A Markdown page as the tree of its headings. */
export function readSections(page: Page): ReadSections {
  const root = parser.parse(page.text);
  const lines = visibleText(root, page.text).split('\n');
  const { title, titleNode } = titleOf(root, page);
  const whole: Section = { depth: 0, heading: [title], blocks: [], children: [] };
  const open: Section[] = [whole];
  for (const node of root.children) {
    const block = blockOf(node, lines);
    if (block === undefined) continue;
    const current = open.at(-1) ?? whole;
    if (node.type !== 'heading' || node === titleNode) {
      current.blocks.push(block);
      continue;
    }
    while ((open.at(-1)?.depth ?? 0) >= node.depth) open.pop();
    const parent = open.at(-1) ?? whole;
    const section: Section = { depth: node.depth, heading: [...parent.heading, headingText(node)], blocks: [block], children: [] };
    parent.children.push(section);
    open.push(section);
  }
  return { title, lines, page: whole };
}

/** The page's text with nothing in place of what no reader of the page sees; line numbers stay. */
function visibleText(root: Root, text: string): string {
  const hidden: [number, number][] = [];
  visit(root, (node) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined) return;
    if (node.type === 'definition' || node.type === 'yaml') hidden.push([start, end]);
    if (node.type === 'html') hidden.push(...commentsIn(text, start, end));
  });
  let visible = '';
  let from = 0;
  for (const [start, end] of hidden.sort((a, b) => a[0] - b[0])) {
    if (start < from) continue;
    visible += text.slice(from, start) + '\n'.repeat(text.slice(start, end).split('\n').length - 1);
    from = end;
  }
  return visible + text.slice(from);
}

function commentsIn(text: string, start: number, end: number): [number, number][] {
  const comments: [number, number][] = [];
  for (let at = text.indexOf('<!--', start); at !== -1 && at < end; at = text.indexOf('<!--', at)) {
    const close = text.indexOf('-->', at + 4);
    const stop = close === -1 || close + 3 > end ? end : close + 3;
    comments.push([at, stop]);
    at = stop;
  }
  return comments;
}

/** Front matter, else the first heading when nothing but prose-less lines stand before it, else the package's or the file's name. */
function titleOf(root: Root, page: Page): { title: string; titleNode: RootContent | undefined } {
  const matter = root.children[0];
  const given = matter?.type === 'yaml' ? frontMatterTitle(matter.value) : undefined;
  const heading = root.children.find((node) => node.type === 'heading' && headingText(node) !== '');
  const headingTitle = heading?.type === 'heading' && heading.depth === 1 ? headingText(heading) : undefined;
  if (given !== undefined) return { title: given, titleNode: headingTitle?.toLowerCase() === given.toLowerCase() ? heading : undefined };
  if (headingTitle !== undefined) return { title: headingTitle, titleNode: heading };
  return { title: nameOf(page), titleNode: undefined };
}

function frontMatterTitle(yaml: string): string | undefined {
  const document = parseDocument(yaml, { prettyErrors: false, logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  const title: unknown = document.get('title');
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : undefined;
}

function nameOf(page: Page): string {
  const folder = path.posix.dirname(page.path);
  if (isReadme(page.name) && folder !== '.') return folder;
  return path.posix.basename(page.path, path.posix.extname(page.path));
}

/** As a reader sees it; an anchor such as `{#usage}` at its end is no part of it. */
function headingText(node: Nodes): string {
  const text = toString(node, { includeHtml: false }).replaceAll(/\s+/gu, ' ').trim();
  const anchor = text.lastIndexOf('{#');
  return anchor > 0 && text.endsWith('}') ? text.slice(0, anchor).trim() : text;
}

function blockOf(node: RootContent, lines: string[]): Block | undefined {
  switch (node.type) {
    case 'definition':
    case 'yaml':
    case 'thematicBreak':
      return undefined;
    case 'heading':
      return headingText(node) === '' ? undefined : plainBlock('heading', node, lines);
    case 'code':
      return plainBlock('code', node, lines);
    case 'list':
      return { ...plainBlock('list', node, lines), parts: node.children.map((item) => plainBlock('list', item, lines)) };
    case 'table': {
      const { startLine } = linesOf(node);
      const before = lines.slice(startLine - 1, startLine + 1).join('\n');
      const [, first, ...rest] = node.children.map((row) => plainBlock('table', row, lines));
      // The head, the line under it and the first row are one part; each further row repeats the head when it begins a passage.
      const parts = first === undefined ? [] : [{ ...first, startLine }, ...rest.map((row) => ({ ...row, before }))];
      return { ...plainBlock('table', node, lines), parts };
    }
    default: {
      const block = plainBlock('prose', node, lines);
      return block.words === 0 ? undefined : block;
    }
  }
}

function plainBlock(kind: Block['kind'], node: Nodes, lines: string[]): Block {
  const { startLine, endLine } = linesOf(node);
  const text = lines.slice(startLine - 1, endLine).join('\n');
  return { kind, startLine, endLine, words: text.trim() === '' ? 0 : countWords(text), code: codeIn(node), parts: [] };
}

function codeIn(node: Nodes): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  visit(node, 'code', (code) => {
    const { startLine, endLine } = linesOf(code);
    // A fenced block has a line more than its code at the beginning, an indented one has not.
    const fenced = endLine - startLine + 1 > code.value.split('\n').length;
    blocks.push({ language: (code.lang ?? '').split(/[{,\s]/u)[0]?.toLowerCase() ?? '', code: code.value, line: fenced ? startLine + 1 : startLine });
  });
  return blocks;
}

function linesOf(node: Nodes): { startLine: number; endLine: number } {
  return { startLine: node.position?.start.line ?? 1, endLine: node.position?.end.line ?? 1 };
}
