import type { Piece } from './format.ts';

/** Markdown with the way back to its source. */
export interface SourceText {
  text: string;
  /** For each line of the text, where it begins and ends in the source: 1-based lines. */
  starts: number[];
  ends: number[];
  /** In the order of lines; each holds up to the next. `line` is one of the text, 1-based. */
  anchors: { line: number; anchor: string }[];
}

/** One text of all pieces, an empty line between two. */
export function joinPieces(pieces: Piece[]): SourceText {
  const texts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const anchors: SourceText['anchors'] = [];
  for (const [i, piece] of pieces.entries()) {
    if (i > 0) {
      texts.push('');
      starts.push(piece.startLine);
      ends.push(pieces[i - 1]?.endLine ?? piece.startLine);
    }
    if (piece.anchor !== undefined) anchors.push({ line: texts.length + 1, anchor: piece.anchor });
    const lines = piece.markdown.split('\n');
    for (const [j, line] of lines.entries()) {
      const at = piece.lines?.[j] ?? Math.min(piece.startLine + j, piece.endLine);
      texts.push(line);
      starts.push(at);
      ends.push(j === lines.length - 1 ? piece.endLine : at);
    }
  }
  return { text: texts.join('\n'), starts, ends, anchors };
}

/** A whole page whose lines are those of its source. */
export function sameLines(markdown: string): Piece[] {
  return [{ markdown, startLine: 1, endLine: markdown.split('\n').length }];
}

/** A block of code whose first line stands at `line` of the source. */
export function codePiece({ code, language, line, startLine = line, endLine, anchor }: { code: string; language: string; line: number; startLine?: number; endLine: number; anchor?: string }): Piece {
  const fence = fenceFor(code);
  const lines = code.split('\n');
  return {
    markdown: `${fence}${language}\n${code}\n${fence}`,
    startLine,
    endLine,
    lines: [startLine, ...lines.map((_, i) => Math.min(line + i, endLine)), endLine],
    ...(anchor !== undefined && { anchor }),
  };
}

/** Longer than any run of backticks in the code. */
function fenceFor(code: string): string {
  const longest = Math.max(2, ...(code.match(/`{3,}/gu) ?? []).map(({ length }) => length));
  return '`'.repeat(longest + 1);
}
