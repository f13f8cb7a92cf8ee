import { expect, test } from 'vitest';
import { readSignatures } from './read-signatures.ts';

test.each([
  ['`pad(text, length?)` pads.', 'pad(text, length);'],
  ['`pad(text[, length])` pads.', 'pad(text);'],
  ['`pad(text: string, length = 2): string` pads.', 'pad(text, length);'],
  ['- [`new Padder(options).pad(text)`](#pad)', 'new Padder(options).pad(text);'],
  ['## var padded = pad(text, opts={})', 'pad(text, opts);'],
  ['### Pads.left(text)', 'Pads.left(text);'],
  ["`pad('a', 2)` gives `' a'`", "pad('a', 2);"],
])('%s is a call', (line, code) => {
  expect(readSignatures(line).map((signature) => signature.code)).toEqual([code]);
});

test.each(['`text`', '`pad`', '`pad(x => x)`', 'pad(text) without marks', '`npm install pads`'])('%s is none', (line) => {
  expect(readSignatures(line)).toEqual([]);
});

test('a heading is explained by the lines below it', () => {
  expect(readSignatures('## pad(text)\n\nPads a text.\n')).toEqual([{ code: 'pad(text);', line: '## pad(text)  Pads a text. ' }]);
});
