import { expect, test } from 'vitest';
import type { Finding } from '../evaluation.ts';
import { saysPrecondition } from './says-precondition.ts';

const args: Finding['args'] = { error: 'RangeError', package: 'tin', message: 'Use `dd` instead of `DD` for formatting days of the input; see: https://tin.example/docs/tokens.md' };
const finding: Finding = { dimension: 'correctness', code: 'threw', class: 'missing-precondition', args, file: 'solution.ts', line: 1, column: 1 };

test.each([
  ['prose that gives the condition', 'For formatting days use small letters, and no capitals.', true],
  ['a comment in code', '```js\n// formatting days takes small letters\nshow(day);\n```', true],
  ['a declaration', '```d.ts\n/**\n * @throws when formatting with capitals\n */\nexport declare function show(): void;\n```', true],
  ['names in code that have words of the message', '```js\nimport { addDays, formattingWith } from "tin";\naddDays(formattingWith("d"), 5);\n```', false],
  ['words of an address in the message', 'The docs and the tokens have pages.', false],
])('the condition under which a library throws is told by %s or not', (_what, text, isSaid) => {
  expect(saysPrecondition(text, finding, [])).toBe(isSaid);
});
