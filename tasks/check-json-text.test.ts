import { expect, it } from 'vitest';
import { checkJsonText } from './check-json-text.ts';

function complaintAbout(text: string): string {
  try {
    checkJsonText(text, 'cases.json');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'no complaint';
}

it.each([
  '{}', ' [ ] \r\n', '"a\\u00e9\\n\\""', '-0.5e-3', 'null', '{ "a": [1, true, { "b": "" }], "": false }', '[{ "a": 1 }, { "a": 2 }]', '1e308', '{"__proto__": 1}',
])('lets strict JSON through: %s', (text) => {
  expect(complaintAbout(text)).toBe('no complaint');
  expect(() => JSON.parse(text) as unknown).not.toThrow();
});

it.each([
  ['', 'cases.json:1: expected a JSON value, found the end of the file'],
  ['{\n "a": [1, 2,],\n}', 'cases.json:2: expected a JSON value, found ]; JSON has no comma after the last one'],
  ['{\n "a": 1,\n}', 'cases.json:3: expected a key in double quotes, found }; JSON has no comma after the last one'],
  ['[\n\n NaN]', 'cases.json:3: expected a JSON value, found NaN; JSON has no NaN'],
  ['// why\n{}', 'cases.json:1: expected a JSON value, found /; JSON has no comments'],
  ['[\'a\']', 'cases.json:1: expected a JSON value, found \'; JSON has double quotes only'],
  ['{ a: 1 }', 'cases.json:1: expected a key in double quotes, found a'],
  ['{ "a" 1 }', 'cases.json:1: expected ":" after "a", found 1'],
  ['[1\n 2]', 'cases.json:2: expected "," or "]", found 2'],
  ['{ "a": 1', 'cases.json:1: expected "," or "}", found the end of the file'],
  ['{}\n{}', 'cases.json:2: expected the end of the file, found {'],
  ['{\n "a": 1,\n "b": { "a": 2 },\n "a": 3 }', 'cases.json:4: the key "a" is written twice; expected every key once'],
  ['[1e999]', 'cases.json:1: the number 1e999 is too large'],
  ['[01]', 'cases.json:1: expected a JSON value, found 01'],
])('refuses %j', (text, expected) => {
  expect(complaintAbout(text)).toBe(expected);
});
