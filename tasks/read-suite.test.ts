import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporarySuite } from './fixtures/temporary-suite.ts';
import { bundledSuites, readSuite } from './read-suite.ts';
import { UserError } from './user-error.ts';

/** What reading says, without the folder in which the suite happens to lie. */
function complaintAbout(files: Record<string, string | null>): string {
  using suite = temporarySuite(files);
  try {
    readSuite(suite.folder, '/');
  } catch (error) {
    if (error instanceof UserError) return error.message.replaceAll(suite.folder, '<suite>');
    throw error;
  }
  return 'no complaint';
}

describe('readSuite', () => {
  it('reads libraries, tasks, cases and solutions', () => {
    using written = temporarySuite();
    const suite = readSuite(written.folder, '/');
    expect(suite).toMatchObject({ id: 'small', title: 'A small suite', personas: ['junior'], weights: { correctness: 0.5, compliance: 0.3, readability: 0.2 } });
    expect(suite.libraries[0]).toMatchObject({ id: 'ms', install: { npm: { ms: '2.1.3' } }, rules: { required: [], forbidden: [] } });
    expect(suite.libraries[0]?.docs).toEqual([{ value: { npm: 'ms' }, file: path.join(written.folder, 'libraries/ms.yaml'), line: 5 }]);
    const task = suite.tasks[0];
    expect(task).toMatchObject({ id: 'duration', entry: 'toMilliseconds', limits: { seconds: 5, memoryMb: 256 }, instructions: 'Write `toMilliseconds(text)`.' });
    expect(task?.cases.hidden).toEqual([{ name: 'an hour', args: ['1h'], expected: 3_600_000 }]);
    expect(task?.solutions['ms']?.starter.name).toBe('starter.ts');
    expect(task?.solutions['ms']?.references.map(({ name }) => name)).toEqual(['reference.ts']);
  });

  it('finds every folder under tasks/ when the suite names none', () => {
    using written = temporarySuite({ 'suite.yaml': 'version: 1\nid: small\ntitle: Small\nlibraries: [libraries/ms.yaml]\n' });
    const suite = readSuite(written.folder, '/');
    expect(suite.tasks.map(({ id }) => id)).toEqual(['duration']);
    expect(suite.personas).toEqual(['junior', 'intermediate', 'senior', 'expert']);
  });

  it('puts the plain reference first', () => {
    using written = temporarySuite({ 'tasks/duration/solutions/ms/reference-other.ts': 'export const toMilliseconds = Number;\n' });
    const names = readSuite(written.folder, '/').tasks[0]?.solutions['ms']?.references.map(({ name }) => name);
    expect(names).toEqual(['reference.ts', 'reference-other.ts']);
  });

  it('reads files as editors on other systems write them: with a byte order mark and CRLF', () => {
    using plain = temporarySuite();
    const names = ['suite.yaml', 'libraries/ms.yaml', 'tasks/duration/task.md', 'tasks/duration/cases.json'];
    const foreign = (name: string): string => `\uFEFF${readFileSync(path.join(plain.folder, name), 'utf8').replaceAll('\n', '\r\n')}`;
    using written = temporarySuite(Object.fromEntries(names.map((name) => [name, foreign(name)])));
    expect(readSuite(written.folder, '/').tasks[0]).toMatchObject({ instructions: 'Write `toMilliseconds(text)`.', cases: { hidden: [{ name: 'an hour' }] } });
  });

  it('takes a folder relative to the working folder, and the id of a bundled suite', () => {
    using written = temporarySuite();
    expect(readSuite(path.basename(written.folder), path.dirname(written.folder)).id).toBe('small');
    for (const id of bundledSuites()) expect(readSuite(id, '/').id).toBe(id);
  });

  it('makes relative paths absolute from the file that names them', () => {
    using written = temporarySuite({
      'libraries/ms.yaml': 'id: ms\nlanguage: typescript\ninstall: { npm: { ms: "file:../my-ms" } }\ndocs: [{ path: ../docs }]\napi: [ms]\nlint: ./eslint.config.js\n',
    });
    const library = readSuite(written.folder, '/').libraries[0];
    expect(library?.install.npm).toEqual({ ms: `file:${path.join(written.folder, 'my-ms')}` });
    expect(library?.lint).toBe(path.join(written.folder, 'libraries/eslint.config.js'));
  });

  it('takes the text of a checker along', () => {
    using written = temporarySuite({
      'tasks/duration/cases.json': '{ "compare": { "kind": "checker", "checker": "./checker.ts" }, "hidden": [{ "name": "a", "args": [], "expected": 1 }] }',
      'tasks/duration/checker.ts': 'export default () => ({ pass: true });\n',
    });
    const compare = readSuite(written.folder, '/').tasks[0]?.cases.compare;
    expect(compare).toMatchObject({ kind: 'checker', checker: { name: 'checker.ts', code: 'export default () => ({ pass: true });\n' } });
  });
});

describe('a mistake in a suite is one message with file, line, what is wrong and what was expected', () => {
  const suite = 'version: 1\nid: small\ntitle: Small\nlibraries: [libraries/ms.yaml]\n';
  const task = '---\nid: duration\ntitle: Duration\nentry: toMilliseconds\n';
  it.each([
    ['a misspelt key', { 'suite.yaml': `${suite}persona: [junior]\n` },
      '<suite>/suite.yaml:5: unknown key "persona". Did you mean "personas"? Known: version, id, title, libraries, tasks, personas, weights, cases.'],
    ['a missing key', { 'suite.yaml': 'version: 1\nid: small\nlibraries: [libraries/ms.yaml]\n' }, '<suite>/suite.yaml:1: title: missing; expected string'],
    ['another version', { 'suite.yaml': suite.replace('1', '2') }, '<suite>/suite.yaml:1: version: expected 1, received 2'],
    ['weights that do not add up', { 'suite.yaml': `${suite}weights: { correctness: 1, compliance: 1, readability: 0 }\n` },
      '<suite>/suite.yaml:5: weights: the weights must add up to 1'],
    ['YAML that cannot be read', { 'suite.yaml': `${suite}tasks: [a\n` }, expect.stringMatching(/^<suite>\/suite\.yaml:\d: /u)],
    ['a key twice', { 'suite.yaml': `${suite}id: other\n` }, '<suite>/suite.yaml:5: the key id is written twice; expected every key once'],
    ['two documents', { 'suite.yaml': `${suite}---\nid: other\n` }, '<suite>/suite.yaml:5: a second document begins here; expected one'],
    ['an empty file', { 'suite.yaml': '# to do\n' }, '<suite>/suite.yaml:1: the file is empty; expected the keys version, id, title, libraries, tasks, personas, weights, cases'],
    ['a list in place of keys', { 'libraries/ms.yaml': '- ms\n' }, '<suite>/libraries/ms.yaml:1: found a list; expected the keys id, language, install, docs, api, lint, rules'],
    ['a library twice', { 'suite.yaml': suite.replace('[libraries/ms.yaml]', '\n  - libraries/ms.yaml\n  - libraries/ms.yaml') },
      '<suite>/suite.yaml:6: two of the libraries have the id "ms": <suite>/libraries/ms.yaml; expected every id once.'],
    ['two tasks of one id', { 'suite.yaml': `${suite}tasks:\n  - tasks/duration\n  - tasks/other\n`, 'tasks/other/task.md': `${task}---\nWrite it.\n`, 'tasks/other/starter.ts': '', 'tasks/other/cases.json': '{ "hidden": [{ "name": "a", "args": [], "expected": 1 }] }' },
      '<suite>/suite.yaml:7: two of the tasks have the id "duration": <suite>/tasks/duration and <suite>/tasks/other; expected every id once.'],
    ['a folder that is no task', { 'suite.yaml': suite, 'tasks/notes/todo.txt': 'More tasks.\n' },
      '<suite>/tasks/notes/task.md does not exist; expected every folder under tasks/ to be a task, or the tasks to be listed in suite.yaml under tasks.'],
    ['a number as version', { 'libraries/ms.yaml': 'id: ms\nlanguage: typescript\ninstall: { npm: { ms: 2.1 } }\ndocs: [{ npm: ms }]\napi: [ms]\n' },
      '<suite>/libraries/ms.yaml:3: install.npm.ms: expected an exact version such as 1.2.3, or file: and a folder'],
    ['a package name that is none', { 'libraries/ms.yaml': 'id: ms\nlanguage: typescript\ninstall: { npm: { "my ms": 2.1.3 } }\ndocs: [{ npm: ms }]\napi: [ms]\n' },
      '<suite>/libraries/ms.yaml:3: install.npm.my ms: expected the name of an npm package'],
    ['front matter without an end', { 'tasks/duration/task.md': `${task}Write it.\n` },
      '<suite>/tasks/duration/task.md:1: the front matter has no end; expected a first line "---", then id, title, entry and limits, then "---".'],
    ['a key of another comparison', { 'tasks/duration/cases.json': '{\n  "compare": { "kind": "exact", "tolerance": 1 },\n  "hidden": [{ "name": "a", "args": [], "expected": 1 }]\n}\n' },
      '<suite>/tasks/duration/cases.json:2: compare: unknown key "tolerance". Known: kind.'],
    ['a comma after the last case', { 'tasks/duration/cases.json': '{\n  "hidden": [\n    { "name": "a", "args": [], "expected": 1 },\n  ]\n}\n' },
      '<suite>/tasks/duration/cases.json:4: expected a JSON value, found ]; JSON has no comma after the last one'],
    ['a mistake in a file that is indented with tabs', { 'tasks/duration/cases.json': '{\n\t"hidden": [\n\t\t{ "name": "a", "args": 1, "expected": 1 }\n\t]\n}\n' },
      '<suite>/tasks/duration/cases.json:3: hidden[0].args: expected array, received number'],
    ['one answer where several are accepted', { 'tasks/duration/cases.json': '{\n  "compare": { "kind": "one-of" },\n  "hidden": [{ "name": "a", "args": [], "expected": 1 }]\n}\n' },
      '<suite>/tasks/duration/cases.json:3: hidden[0].expected: expected an array of acceptable outputs, as compare is one-of'],
    ['an object that is to be without order', { 'tasks/duration/cases.json': '{\n  "compare": { "kind": "unordered" },\n  "hidden": [{ "name": "a", "args": [], "expected": {} }]\n}\n' },
      '<suite>/tasks/duration/cases.json:3: hidden[0].expected: expected an array, as compare is unordered, which is about the outermost list'],
    ['groups that overlap', { 'tasks/duration/cases.json': '{\n  "compare": { "kind": "partition" },\n  "hidden": [{ "name": "a", "args": [], "expected": [["x"], ["x"]] }]\n}\n' },
      "<suite>/tasks/duration/cases.json:3: hidden[0].expected: expected an object from element to label or an array of groups, as compare is partition: 'x' is listed twice"],
    ['a library file that is not there', { 'suite.yaml': suite.replace('ms.yaml', 'mz.yaml') },
      '<suite>/suite.yaml:4: <suite>/libraries/mz.yaml does not exist. In <suite>/libraries there is: ms.yaml.'],
    ['a task that is not there', { 'suite.yaml': `${suite}tasks:\n  - tasks/duration\n  - tasks/durations\n` },
      '<suite>/suite.yaml:7: <suite>/tasks/durations does not exist. In <suite>/tasks there is: duration.'],
    ['no tasks', { 'suite.yaml': `${suite}tasks: []\n` },
      '<suite>/suite.yaml: the suite "small" has no tasks; expected a folder with task.md and cases.json under <suite>/tasks.'],
    ['an unknown language', { 'libraries/ms.yaml': 'id: ms\nlanguage: typescrip\ninstall: { npm: { ms: 2.1.3 } }\ndocs: [{ npm: ms }]\napi: [ms]\n' },
      '<suite>/libraries/ms.yaml:2: language: expected "typescript" or "javascript", received "typescrip". Did you mean "typescript"?'],
    ['a version range', { 'libraries/ms.yaml': 'id: ms\nlanguage: typescript\ninstall:\n  npm:\n    ms: ^2.1.3\ndocs: [{ npm: ms }]\napi: [ms]\n' },
      '<suite>/libraries/ms.yaml:5: install.npm.ms: expected an exact version such as 1.2.3, or file: and a folder'],
    ['an API package that is not installed', { 'libraries/ms.yaml': 'id: ms\nlanguage: typescript\ninstall: { npm: { ms: 2.1.3 } }\ndocs: [{ npm: ms }]\napi:\n  - mz\n' },
      '<suite>/libraries/ms.yaml:6: api: the package "mz" is not under install.npm; expected one of ms.'],
    ['no front matter', { 'tasks/duration/task.md': 'Write it.\n' },
      '<suite>/tasks/duration/task.md:1: there is no front matter; expected a first line "---", then id, title, entry and limits, then "---".'],
    ['limits of the wrong type', { 'tasks/duration/task.md': `${task}limits: { seconds: soon }\n---\nWrite it.\n` },
      '<suite>/tasks/duration/task.md:5: limits.seconds: expected number, received string'],
    ['no instructions', { 'tasks/duration/task.md': `${task}---\n` },
      '<suite>/tasks/duration/task.md: there are no instructions after the front matter; expected Markdown that says what to write.'],
    ['an unknown comparison', { 'tasks/duration/cases.json': '{\n  "compare": { "kind": "exactly" },\n  "hidden": [{ "name": "a", "args": [], "expected": 1 }]\n}\n' },
      '<suite>/tasks/duration/cases.json:2: compare.kind: expected "exact" or "approx" or "unordered" or "partition" or "one-of" or "checker", received "exactly". Did you mean "exact"?'],
    ['a tolerance left out', { 'tasks/duration/cases.json': '{\n  "compare": { "kind": "approx" },\n  "hidden": [{ "name": "a", "args": [], "expected": 1 }]\n}\n' },
      '<suite>/tasks/duration/cases.json:2: compare.tolerance: missing; expected number'],
    ['a misspelt key of a case', { 'tasks/duration/cases.json': '{\n  "hidden": [\n    { "name": "a", "args": [], "expected": 1 },\n    { "name": "b", "arg": [], "expected": 1 }\n  ]\n}\n' },
      expect.stringContaining('<suite>/tasks/duration/cases.json:4: hidden[1]: unknown key "arg". Did you mean "args"?')],
    ['a case without an expected value', { 'tasks/duration/cases.json': '{\n  "hidden": [\n    { "name": "a", "args": [] }\n  ]\n}\n' },
      '<suite>/tasks/duration/cases.json:3: hidden[0].expected: missing; expected the value that the entry returns'],
    ['JSON that is cut off', { 'tasks/duration/cases.json': '{ "hidden": [' }, expect.stringMatching(/^<suite>\/tasks\/duration\/cases\.json:1: /u)],
    ['two cases of one name', { 'tasks/duration/cases.json': '{ "hidden": [{ "name": "a", "args": [], "expected": 1 }, { "name": "a", "args": [], "expected": 2 }] }' },
      '<suite>/tasks/duration/cases.json:1: hidden[1].name: two cases are named "a"; expected every case to have a name of its own'],
    ['no hidden case', { 'tasks/duration/cases.json': '{ "examples": [], "hidden": [] }' },
      '<suite>/tasks/duration/cases.json:1: hidden: expected at least one hidden case'],
    ['no starter', { 'tasks/duration/starter.ts': null },
      '<suite>/tasks/duration: there is no starter for the library "ms"; expected starter.ts here or in <suite>/tasks/duration/solutions/ms.'],
    ['a checker that is not there', { 'tasks/duration/cases.json': '{ "compare": { "kind": "checker", "checker": "./c.ts" }, "hidden": [{ "name": "a", "args": [], "expected": 1 }] }' },
      'The checker <suite>/tasks/duration/c.ts does not exist.'],
  ])('%s', (_, files, expected) => {
    expect(complaintAbout(files)).toEqual(expected);
  });

  it('says which suites there are when the name is unknown', () => {
    expect(() => readSuite('graph-analytic', '/')).toThrow(/There is no suite "graph-analytic"\. Did you mean "graph-analytics"\?/u);
  });
});
