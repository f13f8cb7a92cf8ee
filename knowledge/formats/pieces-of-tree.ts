import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown, type Handle } from 'mdast-util-to-markdown';
import type { Code, Nodes, Root, RootContent, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Piece } from './format.ts';
import { codePiece } from './join-pieces.ts';

declare module 'mdast' {
  interface CodeData {
    /** Line of the source at which the code itself begins. */
    codeLine?: number;
  }
  interface HeadingData {
    anchor?: string;
  }
}

/** Pieces of a tree whose nodes have their places in a source that is no Markdown; nodes without a place follow the one before. */
export function piecesOfTree(root: Root): Piece[] {
  let last = 1;
  return root.children.flatMap((node) => {
    const startLine = Math.max(last, node.position?.start.line ?? last);
    const endLine = Math.max(startLine, node.position?.end.line ?? startLine);
    const piece = pieceOf(node, startLine, endLine);
    if (piece.markdown.trim() === '') return [];
    last = startLine;
    return [piece];
  });
}

function pieceOf(node: RootContent, startLine: number, endLine: number): Piece {
  if (node.type === 'code') {
    return codePiece({ code: node.value, language: node.lang ?? '', line: node.data?.codeLine ?? startLine, startLine, endLine });
  }
  const markdown = writeMarkdown(node);
  const anchor = node.type === 'heading' ? node.data?.anchor : undefined;
  return { markdown, startLine, endLine, ...linesOf(node, markdown, startLine, endLine), ...(anchor !== undefined && { anchor }) };
}

/** As the tree says; text goes unescaped, so that `a_name` is found as it is written. */
function writeMarkdown(node: Nodes): string {
  return toMarkdown(node, { extensions: [gfmToMarkdown()], handlers: { text: writeText }, bullet: '-', rule: '-' }).trimEnd();
}

const writeText: Handle = (node: Text, _, state) => {
  const value = node.value.replaceAll('<!--', '<! --').replace(/^(\s*)(#{1,6}\s|[-+*]\s|>|`{3}|~{3}|[-=]{3,}\s*$)/gmu, '$1\\$2');
  return state.stack.includes('tableCell') ? value.replaceAll('|', String.raw`\|`) : value;
};

/** Where a list or a quotation holds code, its lines are known; other lines are taken to follow one another. */
function linesOf(node: Nodes, markdown: string, startLine: number, endLine: number): Pick<Piece, 'lines'> {
  const blocks: Code[] = [];
  visit(node, 'code', (code) => { blocks.push(code); });
  if (blocks.length === 0) return {};
  const written = markdown.split('\n');
  const lines: number[] = [];
  let source = startLine;
  while (lines.length < written.length) {
    const opens = /^[\s>-]*(?:\d+[.)]\s+)?(?:`{3,}|~{3,})/u.test(written[lines.length] ?? '');
    const code = opens ? blocks.shift() : undefined;
    lines.push(Math.min(source, endLine));
    source += 1;
    if (code === undefined) continue;
    const at = code.data?.codeLine ?? code.position?.start.line ?? source;
    const inside = code.value.split('\n').map((_, i) => Math.min(at + i, endLine));
    source = inside.at(-1) ?? source;
    lines.push(...inside, source);
  }
  return { lines: lines.slice(0, written.length) };
}
