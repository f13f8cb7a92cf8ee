import { expect, test } from 'vitest';
import type { Passage } from '../../knowledge/passage.ts';
import type { SymbolWords } from '../../knowledge/symbol-words.ts';
import { bestCover } from './cover.ts';

function declaration(line: number, type: string): Passage {
  const text = `\`\`\`d.ts\ninterface ${type} {\n  /** Whether the first row has names, told in \`data\`. */\n  header?: boolean;\n}\n\`\`\``;
  return { id: `index.d.ts#L${String(line)}`, path: 'index.d.ts', startLine: line, endLine: line + 3, heading: ['lib', `${type} > header`], kind: 'reference', tags: ['reference'], text, code: [] };
}

const header: SymbolWords = { id: 'lib.ParseConfig.header', names: ['header'], owner: null, role: 'option', defaultOf: null, documentation: 'Whether the first row has names.' };
const data: SymbolWords = { id: 'lib.ParseResult.data', names: ['data'], owner: null, role: 'option', defaultOf: null, documentation: 'Rows.' };

test('of declarations the one of the type that the option belongs to comes first, whatever else another one has', () => {
  const other = declaration(1, 'UnparseConfig');
  const own = { ...declaration(9, 'ParseConfig'), text: declaration(9, 'ParseConfig').text.replace(', told in `data`', '') };
  expect(bestCover([other, own], header, [header, data])?.startLine).toBe(9);
});
