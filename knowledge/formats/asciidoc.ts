import { Block, ListItem, load, NullLogger, type AbstractBlock } from '@asciidoctor/core';
import type { Piece, ReadPage } from './format.ts';
import { read as readHtml } from './html.ts';
import { codePiece } from './join-pieces.ts';

/** AsciiDoc as Asciidoctor reads it, in its secure mode: nothing is included, no file and no address is read. */
export const read: ReadPage = async (text) => {
  const document = await load(text, { safe: 'secure', sourcemap: true, logger: new NullLogger(), attributes: { 'source-highlighter!': '', 'icons!': '' } });
  const title = document.getDocumentTitle();
  const opening: Piece[] = typeof title === 'string' && title !== '' ? [{ markdown: `# ${await fromHtml(title)}`, startLine: 1, endLine: 1 }] : [];
  const pieces = await readBlocks(document.getBlocks(), 1, text.split('\n'));
  return [...opening, ...withEnds(pieces, text.split('\n').length)];
};

/** With the lines at which they begin; where they end, the next one tells. */
async function readBlocks(blocks: AbstractBlock[], from: number, source: readonly string[]): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const block of blocks) pieces.push(...(await readBlock(block, pieces.at(-1)?.endLine ?? from, source)));
  return pieces;
}

async function readBlock(block: AbstractBlock, from: number, source: readonly string[]): Promise<Piece[]> {
  const line = block.getLineNumber() ?? from;
  const at = { startLine: line, endLine: line };
  switch (block.getContext()) {
    case 'section': {
      const id: unknown = block.getId();
      const depth = Math.min(6, (block.getLevel() ?? 1) + 1);
      const heading = { markdown: `${'#'.repeat(depth)} ${await fromHtml(block.getTitle() ?? '')}`, ...at, ...(typeof id === 'string' && { anchor: id }) };
      return [heading, ...(await readBlocks(block.getBlocks(), line, source))];
    }
    case 'listing':
    case 'literal': {
      const code = block instanceof Block ? block.getSource() : '';
      const language: unknown = block.getAttribute('language');
      // Delimited blocks begin at their delimiter, indented and styled paragraphs at their text.
      const isDelimited = source[line - 1]?.trim() !== code.split('\n')[0]?.trim();
      return [codePiece({ code, language: typeof language === 'string' ? language.toLowerCase() : '', line: isDelimited ? line + 1 : line, startLine: line, endLine: line + code.split('\n').length + 1 })];
    }
    case 'ulist':
    case 'olist':
    case 'colist':
      return readItems(block.getBlocks().filter((item) => item instanceof ListItem), line, source);
    case 'admonition': {
      const label: unknown = block.getAttribute('textlabel') ?? block.getStyle();
      const inner = block.getBlocks().length > 0 ? await readBlocks(block.getBlocks(), line, source) : [{ markdown: block instanceof Block ? await fromHtml(await block.getContent()) : '', ...at }];
      return inner.map((piece, i) => (i === 0 && piece.lines === undefined ? { ...piece, markdown: `**${String(label)}:** ${piece.markdown}` } : piece));
    }
    case 'preamble':
    case 'open':
    case 'example':
    case 'sidebar':
      return readBlocks(block.getBlocks(), line, source);
    default:
      return [{ markdown: await fromHtml(await block.convert()), ...at }];
  }
}

async function readItems(items: ListItem[], from: number, source: readonly string[]): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const item of items) {
    const line = item.getLineNumber() ?? from;
    pieces.push({ markdown: `- ${await fromHtml(item.getText() ?? '')}`, startLine: line, endLine: line }, ...(await readBlocks(item.getBlocks(), line, source)));
  }
  return pieces;
}

async function fromHtml(markup: string): Promise<string> {
  return (await readHtml(markup)).map(({ markdown }) => markdown).join('\n\n');
}

function withEnds(pieces: Piece[], lastLine: number): Piece[] {
  return pieces.map((piece, i) => {
    const next = pieces[i + 1]?.startLine ?? lastLine + 1;
    return { ...piece, endLine: piece.lines === undefined ? Math.max(piece.startLine, next - 1) : Math.min(piece.endLine, lastLine) };
  });
}
