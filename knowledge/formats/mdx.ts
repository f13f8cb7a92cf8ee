import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { ReadPage } from './format.ts';
import { sameLines } from './join-pieces.ts';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).use(remarkMdx);

/**
 * Markdown with components: what components hold is kept at the margin, the components themselves, imports and expressions
 * are left out, line by line. A page that is no MDX, such as one with a stray `<`, is read as Markdown.
 */
export const read: ReadPage = (text) => {
  const root = parse(text);
  return sameLines(root === undefined ? text : withoutComponents(root, text));
};

function parse(text: string): Root | undefined {
  try {
    return parser.parse(text);
  } catch (error) {
    if (error instanceof RangeError) throw error; // nested too deeply, which Markdown would be too
    return undefined;
  }
}

/** The characters that stay are those of what is no component; every line stays a line. */
function withoutComponents(root: Root, text: string): string {
  const kept: [number, number][] = [];
  const margins: { from: number; to: number; width: number }[] = [];
  collect(root, false);
  let visible = '';
  let from = 0;
  for (const [start, end] of kept) {
    visible += blank(text.slice(from, start)) + text.slice(start, end);
    from = end;
  }
  return outdent(visible + blank(text.slice(from)), margins);

  function collect(node: Nodes, inComponent: boolean): void {
    const position = node.position;
    const [start, end] = [position?.start.offset, position?.end.offset];
    if (isCode(node)) return;
    if (node.type === 'root' || isComponent(node) || (inline(node) && 'children' in node)) {
      if ('children' in node) for (const child of node.children) collect(child, inComponent || isComponent(node));
      return;
    }
    if (start === undefined || end === undefined || position === undefined) return;
    if (inComponent && position.start.column > 1) margins.push({ from: position.start.line, to: position.end.line, width: position.start.column - 1 });
    if ('children' in node && hasComponent(node)) {
      keepAround(node, start, end);
      return;
    }
    kept.push([start, end]);
  }

  /** A paragraph or list with components in it, without their tags. */
  function keepAround(node: Nodes, start: number, end: number): void {
    let at = start;
    for (const [hiddenStart, hiddenEnd] of hiddenIn(node)) {
      if (hiddenStart < at) continue;
      kept.push([at, hiddenStart]);
      at = hiddenEnd;
    }
    kept.push([at, end]);
  }
}

function isComponent(node: Nodes): boolean {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** Imports, exports and expressions. */
function isCode(node: Nodes): boolean {
  return node.type === 'mdxjsEsm' || node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression';
}

function inline(node: Nodes): boolean {
  return node.type === 'paragraph' && node.children.every((child) => isComponent(child) || isCode(child) || (child.type === 'text' && child.value.trim() === ''));
}

function hasComponent(node: Nodes): boolean {
  return isComponent(node) || isCode(node) || ('children' in node && node.children.some(hasComponent));
}

/** Offsets of tags and expressions below a node, in order. */
function hiddenIn(node: Nodes): [number, number][] {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  if (isCode(node)) return [[start, end]];
  if (!('children' in node)) return [];
  const inner = node.children.flatMap(hiddenIn);
  if (!isComponent(node)) return inner;
  const [first, last] = [node.children[0], node.children.at(-1)];
  return [[start, first?.position?.start.offset ?? end], ...inner, [last?.position?.end.offset ?? end, end]];
}

function blank(text: string): string {
  return '\n'.repeat(text.split('\n').length - 1);
}

/** Within components an indent means nothing, in Markdown it would be code. */
function outdent(text: string, margins: { from: number; to: number; width: number }[]): string {
  const lines = text.split('\n');
  for (const { from, to, width } of margins) {
    for (let line = from; line <= to; line += 1) {
      const found = lines[line - 1] ?? '';
      const indent = found.length - found.trimStart().length;
      lines[line - 1] = found.slice(Math.min(indent, width));
    }
  }
  return lines.join('\n');
}
