import { evaluate, parse, type ObjectNode, type ValueNode } from '@humanwhocodes/momoa';
import { z } from 'zod';
import type { Piece, ReadPage } from './format.ts';
import { codePiece } from './join-pieces.ts';

const lines = z.union([z.string(), z.array(z.string())]).transform((given) => (typeof given === 'string' ? given : given.join('')));
const cellSchema = z.object({ cell_type: z.string(), source: lines });
const languageSchema = z.object({
  language_info: z.object({ name: z.string() }).optional(),
  kernelspec: z.object({ language: z.string().optional() }).optional(),
});

/** Jupyter notebooks, format 4: prose and code of each cell, without what it printed. Lines are those of the file, the anchor names the cell. */
export const read: ReadPage = (text) => {
  const { body } = parse(text, { mode: 'json' });
  const cells = member(body, 'cells');
  if (cells?.type !== 'Array') throw new Error('it is no notebook of format 4: it has no "cells"');
  const metadata = member(body, 'metadata');
  const about = languageSchema.safeParse(metadata === undefined ? {} : evaluate(metadata)).data;
  const language = (about?.language_info?.name ?? about?.kernelspec?.language ?? '').toLowerCase();
  return cells.elements.flatMap(({ value }, i) => readCell(value, `cell-${String(i + 1)}`, language));
};

function readCell(node: ValueNode, anchor: string, language: string): Piece[] {
  const source = member(node, 'source');
  const kind = member(node, 'cell_type');
  if (source === undefined || kind === undefined) return [];
  const parsed = cellSchema.safeParse({ source: evaluate(source), cell_type: evaluate(kind) });
  if (!parsed.success || parsed.data.source.trim() === '') return [];
  // The first string of an array stands on its own line in every file that an editor of notebooks has written.
  const first = source.type === 'Array' ? (source.elements[0]?.value ?? source) : source;
  const place = { startLine: first.loc.start.line, endLine: source.type === 'Array' ? (source.elements.at(-1)?.value ?? source).loc.end.line : source.loc.end.line };
  const text = parsed.data.source.replaceAll('\r', '').trimEnd();
  if (parsed.data.cell_type === 'code') return [codePiece({ code: text, language: magicLanguage(text) ?? language, line: place.startLine, ...place, anchor })];
  return parsed.data.cell_type === 'markdown' ? [{ markdown: text, ...place, anchor }] : [];
}

/** Such as `%%bash` on a cell's first line. */
function magicLanguage(code: string): string | undefined {
  const name = /^%%(\w+)/u.exec(code)?.[1]?.toLowerCase();
  return name !== undefined && ['bash', 'sh', 'javascript', 'js', 'typescript', 'html', 'python', 'ruby', 'perl', 'latex', 'sql'].includes(name) ? name : undefined;
}

function member(node: ValueNode | undefined, name: string): ValueNode | undefined {
  if (node?.type !== 'Object') return undefined;
  const object: ObjectNode = node;
  return object.members.find((each) => each.name.type === 'String' && each.name.value === name)?.value;
}
