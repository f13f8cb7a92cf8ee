import { expect, it } from 'vitest';
import { inSourceNames } from './source-names.ts';

it.each([
  ['(0 , import_dayjs.default)(...).plusDays is not a function', 'dayjs(...).plusDays is not a function'],
  ['(0 , import_lib2.parse) is not a function', 'parse is not a function'],
  ['import_graphology.default is not a constructor', 'graphology is not a constructor'],
  ['import_graphology.Graph is not a constructor', 'Graph is not a constructor'],
  ['plain words', 'plain words'],
])('says %s as %s', (message, expected) => {
  expect(inSourceNames(message)).toBe(expected);
});
