import { RstDefinitionListItem, RstDirective, RstHyperlinkRef, RstInterpretedText, RstSection, RstTable, RstToHtmlCompiler, type RstNode } from 'rst-compiler';
import type { Piece, ReadPage } from './format.ts';
import { codePiece } from './join-pieces.ts';

/**
 * reStructuredText, with the directives of Sphinx read by their shape: what holds code is code, what holds text is text.
 * Nothing is included and no extension is run.
 */
export const read: ReadPage = (text) => {
  const source = text.replaceAll('\t', '        '); // as docutils does
  const lines = source.split('\n');
  return readNodes(new RstToHtmlCompiler().parse(source).root.children, { lines, language: '' });
};

interface Context {
  lines: string[];
  /** What `.. highlight::` has set. */
  language: string;
}

function readNodes(nodes: readonly RstNode[], context: Context): Piece[] {
  return nodes.flatMap((node) => readNode(node, context));
}

function readNode(node: RstNode, context: Context): Piece[] {
  const at = { startLine: node.source.startLineIdx + 1, endLine: Math.max(node.source.startLineIdx + 1, node.source.endLineIdx) };
  if (node instanceof RstSection) return [{ markdown: `${'#'.repeat(Math.min(6, node.level))} ${inline(node)}`, ...at, anchor: idOf(node.textContent) }];
  if (node instanceof RstDirective) return readDirective(node, context);
  if (node instanceof RstTable) return [{ markdown: table(node), ...at }];
  switch (node.nodeType) {
    case 'LiteralBlock':
      return [code(node.textContent, { language: context.language, from: node.source.startLineIdx, endLine: at.endLine, context })];
    case 'DoctestBlock':
      return [code(node.rawTextContent, { language: 'python', from: node.source.startLineIdx, endLine: at.endLine, context })];
    case 'BulletList':
    case 'EnumeratedList':
      return node.children.flatMap((item) => asItem(readNodes(item.children, context)));
    case 'FieldList':
    case 'OptionList':
    case 'LineBlock':
      return [{ markdown: context.lines.slice(at.startLine - 1, at.endLine).map((line) => `- ${line.trim().replace(/^:([^:]+):/u, '`$1`:').replace(/^\|\s*/u, '')}`).filter((line) => line !== '- ').join('\n'), ...at }];
    case 'DefinitionList':
      return node.children.flatMap((item) => {
        const line = item.source.startLineIdx + 1;
        return item instanceof RstDefinitionListItem ? asItem([{ markdown: item.term.map(inline).join(''), startLine: line, endLine: line }, ...readNodes(item.definition, context)]) : [];
      });
    case 'Comment':
    case 'HyperlinkTarget':
    case 'SubstitutionDef':
    case 'Transition':
      return [];
    case 'Paragraph': {
      const markdown = inline(node).replace(/::\s*$/u, ':').replaceAll(/^[ ]+/gmu, '').trim();
      return markdown === '' || markdown === ':' ? [] : [{ markdown, ...at }];
    }
    default:
      return node.children.some(({ isInlineNode }) => !isInlineNode) ? readNodes(node.children, context) : [{ markdown: inline(node), ...at }];
  }
}

const codeDirectives = new Set(['code-block', 'code', 'sourcecode', 'highlight', 'prompt', 'parsed-literal', 'testcode', 'doctest', 'ipython', 'jupyter-execute']);
const describesObject = /(?:^|:)(?:function|method|class|attribute|data|exception|staticmethod|classmethod|property|type|option|describe|object)$/u;
const unread = new Set(['contents', 'toctree', 'image', 'figure', 'raw', 'include', 'literalinclude', 'meta', 'index', 'currentmodule', 'module', 'py:module', 'py:currentmodule', 'automodule', 'autoclass', 'autofunction', 'testsetup', 'testcleanup']);

function readDirective(node: RstDirective, context: Context): Piece[] {
  const { directive, source: { startLineIdx, endLineIdx } } = node;
  if (directive === 'highlight') {
    context.language = languageNamed(node.initContentText);
    return [];
  }
  if (codeDirectives.has(directive)) {
    const body = node.rawBodyText;
    return body.trim() === '' ? [] : [code(body, { language: languageNamed(node.initContentText), from: startLineIdx + 1, endLine: endLineIdx, context })];
  }
  if (unread.has(directive)) return [];
  const opening = node.initContentText.trim();
  const [first, ...rest] = node.children;
  const at = { startLine: startLineIdx + 1, endLine: startLineIdx + 1 };
  // What documents an object has its signature on the first line, which an admonition goes on from.
  if (describesObject.test(directive) && opening === '' && first !== undefined) return [{ markdown: first.textContent.split('\n').map((line) => `\`${line.trim()}\``).join('\n'), ...at }, ...readNodes(rest, context)];
  return [...(opening === '' ? [] : [{ markdown: `**${opening}**`, ...at }]), ...readNodes(node.children, context)];
}

function languageNamed(name: string): string {
  const language = name.trim().toLowerCase();
  return language === 'default' || language === 'none' || language === 'text' ? '' : language;
}

/** The parser gives a block of code without its place: it begins at the first line after `from` that is its own first line. */
function code(body: string, { language, from, endLine, context }: { language: string; from: number; endLine: number; context: Context }): Piece {
  const shown = body.replace(/^(?:[ ]*\n)+/u, '').trimEnd();
  const first = shown.split('\n')[0]?.trim() ?? '';
  const found = context.lines.findIndex((line, i) => i >= from && line.trim() === first);
  const line = found < 0 ? from + 1 : found + 1;
  return codePiece({ code: shown, language, line, startLine: line, endLine: Math.max(endLine, line + shown.split('\n').length - 1) });
}

/** A list item with what belongs to it; code stands beside it rather than in it. */
function asItem([first, ...rest]: Piece[]): Piece[] {
  if (first === undefined) return [];
  return [first.lines === undefined ? { ...first, markdown: `- ${first.markdown}` } : first, ...rest];
}

function table({ headRows, bodyRows }: RstTable): string {
  const row = (node: RstNode): string => `| ${node.children.map((cell) => cell.children.map(inline).join(' ').replaceAll(/\s+/gu, ' ').replaceAll('|', String.raw`\|`)).join(' | ')} |`;
  const [head, ...rest] = [...headRows, ...bodyRows];
  return head === undefined ? '' : [row(head), `|${'---|'.repeat(head.children.length)}`, ...rest.map(row)].join('\n');
}

function inline(node: RstNode): string {
  if (node instanceof RstHyperlinkRef) return node.label;
  if (node instanceof RstInterpretedText) {
    const title = node.textContent.replace(/\s*<[^<>]*>$/u, '').replace(/^[~!]/u, '');
    return ['ref', 'doc', 'term', 'sub', 'sup', 'emphasis', 'pep', 'rfc', ''].includes(node.role) ? title : `\`${title}\``;
  }
  switch (node.nodeType) {
    case 'InlineLiteral':
      return `\`${node.textContent}\``;
    case 'StrongEmphasis':
      return `**${node.textContent}**`;
    case 'Emphasis':
      return `*${node.textContent}*`;
    case 'SubstitutionRef':
    case 'FootnoteRef':
    case 'CitationRef':
      return '';
    default:
      return node.children.length === 0 ? node.textContent : node.children.map(inline).join('');
  }
}

/** As docutils makes it of a section's title. */
function idOf(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-').replaceAll(/^[-0-9]+|-+$/gu, '');
}
