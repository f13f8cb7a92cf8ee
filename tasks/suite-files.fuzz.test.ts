import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzTime, inputs } from './fixtures/fuzz/inputs.ts';
import { mutated } from './fixtures/fuzz/mutated.ts';
import { temporarySuite } from './fixtures/temporary-suite.ts';
import { readSuite } from './read-suite.ts';
import { UserError } from './user-error.ts';

const texts = {
  'suite.yaml': `version: 1
id: small
title: A small suite
libraries: [libraries/ms.yaml]
tasks:
  - tasks/duration # only one
personas: [junior, &a senior, personas/own.yaml]
weights: { correctness: 0.5, compliance: 0.3, readability: 0.2 }
`,
  'libraries/ms.yaml': `id: ms
language: typescript
install: { npm: { ms: 2.1.3, '@types/ms': 2.1.0 } }
docs:
  - { npm: ms }
  - { path: ./docs, include: ["**/*.md"], tags: [guide] }
api: [ms]
rules: { required: [ms], forbidden: ["Class.member"] }
`,
  'tasks/duration/task.md': `---
id: duration
title: "Duration"
entry: toMilliseconds
limits: { seconds: 5, memoryMb: 256 }
---
Write \`toMilliseconds(text)\`.
`,
  'tasks/duration/cases.json': `{
  "compare": { "kind": "partition" },
  "examples": [{ "name": "a day", "args": ["1d", { "deep": [1, -2.5e3, null, "\\u00e9"] }], "expected": [["a", "b"], ["c"]] }],
  "hidden": [{ "name": "an hour", "args": ["1h"], "expected": { "a": 1 } }, { "name": "none", "args": [], "expected": null }]
}
`,
};
const words = ['*a', '&a ', '<<: *a\n', '? ', '!!binary ', '!!set ', '!!js/function ', 'tasks/duration', 'file:../..', '"kind": "checker", "checker": "./checker.ts"', '"unordered"', '"one-of"', '"approx", "tolerance": ', '[[[[', '{"a":', '- - - ', 'weights: ', '\n  ', '- { git: x }\n', '- { url: x }\n'];

test.each(Object.entries(texts))('%s, however it is spoilt, is read or refused with its name and a line', (name, text) => {
  using suite = temporarySuite(texts);
  const file = path.join(suite.folder, name);
  fc.assert(fc.property(mutated([text, ...Object.values(texts)], words), (spoilt) => {
    writeFileSync(file, spoilt);
    expect(outcomeOf(() => readSuite(suite.folder, '/')).replaceAll(suite.folder, '')).toMatch(expected);
  }), inputs({ usual: 60, share: 0.08 }));
}, fuzzTime);

/** A few lines that stand for a billion words. */
const laughs = `a0: &a0 [x]\n${Array.from({ length: 9 }, (_, i) => `a${String(i + 1)}: &a${String(i + 1)} [${Array.from({ length: 9 }, () => `*a${String(i)}`).join(', ')}]\n`).join('')}`;

test.each([
  ['suite.yaml', '['.repeat(100_000), 'suite.yaml:1: it is nested too deeply'],
  ['suite.yaml', 'a: '.repeat(100_000), 'suite.yaml:1: '],
  ['suite.yaml', laughs, 'suite.yaml:10: Excessive alias count'],
  ['suite.yaml', 'version: 1\nid: *none\n', 'suite.yaml:2: Unresolved alias'],
  ['tasks/duration/cases.json', `{ "hidden": ${'[{"a":'.repeat(50_000)}`, 'cases.json:1: lists and objects are nested more than 500 levels deep'],
])('%s that is made to exhaust its reader is refused', (name, text, message) => {
  using suite = temporarySuite({ ...texts, [name]: text });
  expect(outcomeOf(() => readSuite(suite.folder, '/'))).toContain(message);
});

/** A place is there wherever there is one: not where something is missing as a whole. */
const expected = /^read$|^\/[\w/.]+:\d+: .|there is no starter|there are no instructions|does not exist|is a folder|has no tasks/su;

function outcomeOf(read: () => unknown): string {
  try {
    read();
    return 'read';
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
