import { expect, test } from 'vitest';
import { makeQueries } from './make-queries.ts';

test('the title comes first, then what the instructions say about it, then single words', () => {
  expect(makeQueries({
    title: 'Padding',
    entry: 'padText',
    instructions: 'Write `padText(text)`. It fills a short text with blanks. Long lines stay unchanged.\n\n- A negative length pads nothing.',
  })).toEqual([
    'Padding pad text padtext',
    'Padding It fills a short text with blanks',
    'pad text padtext usage example',
    'A negative length pads nothing',
    'Long lines stay unchanged',
    'pad',
    'text',
  ]);
});

test('a query stays short whatever the instructions hold', () => {
  const queries = makeQueries({ title: 'x', entry: 'x', instructions: 'many words here '.repeat(10_000) });
  expect(Math.max(...queries.map((query) => query.length))).toBeLessThanOrEqual(300);
});
