import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import type { Comparison } from '../cases.ts';
import { compareOutput } from '../compare-output.ts';
import { prepareChecker } from '../comparisons/checker.ts';
import { temporarySuite } from '../fixtures/temporary-suite.ts';
import { readSuite } from '../read-suite.ts';
import { confineSuite } from './confine-suite.ts';
import { refuseLinks } from './refuse-links.ts';

const library = (changes: string): Record<string, string> => ({ 'libraries/ms.yaml': `id: ms\nlanguage: typescript\napi: [ms]\n${changes}` });
const published = 'install: { npm: { ms: 2.1.3 } }\n';
const own = 'install: { npm: { ms: "file:../own" } }\ndocs: [{ npm: ms }]\n';
const withChecker = (file: string): string => `{ "compare": {\n "kind": "checker",\n "checker": "${file}" },\n "hidden": [{ "name": "a", "args": [] }] }`;

describe('of a suite that is not trusted', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['an ESLint configuration', { ...library(`${published}docs: [{ npm: ms }]\nlint: ./eslint.config.js\n`), 'libraries/eslint.config.js': 'export default [];' }, /libraries\/ms\.yaml:6: lint: the ESLint configuration .* is code/u],
    ['a package from elsewhere on this machine', library('install: { npm: { ms: "file:../../../../etc" } }\ndocs: [{ npm: ms }]\n'), /libraries\/ms\.yaml:4: install\.npm\.ms: \/.*etc is not in the suite's folder/u],
    ['a dependency from a repository', { ...library(own), 'own/package.json': '{ "name": "ms", "dependencies": { "x": "git+https://example.com/x.git" } }' }, /ms\.yaml:4: .*own\/package\.json depends on "git\+https:\/\/example\.com\/x\.git"/u],
    ['a dependency in an override', { ...library(own), 'own/package.json': '{ "name": "ms", "overrides": { "y": { "x": "owner/x" } } }' }, /depends on "owner\/x"/u],
    ['docs from elsewhere on this machine', library(`${published}docs:\n  - { path: ../../.. }\n`), /ms\.yaml:6: docs: \/.* is not in the suite's folder/u],
    ['docs from an address', library(`${published}docs:\n  - { npm: ms }\n  - { url: "http://127.0.0.1/" }\n`), /ms\.yaml:7: docs: url is fetched from an address/u],
    ['docs from a repository', library(`${published}docs:\n  - { git: "file:///home", revision: main }\n`), /ms\.yaml:6: docs: git, revision is fetched/u],
    ['a checker from elsewhere', { 'tasks/duration/cases.json': '' }, /cases\.json:3: compare\.checker: .*outside\.mjs is not in/u],
    ['a persona from elsewhere', { 'suite.yaml': 'version: 1\nid: small\ntitle: S\nlibraries: [libraries/ms.yaml]\npersonas: [../../p.yaml]\n' }, /suite\.yaml: personas: \/.*p\.yaml is not in/u],
  ])('%s is refused, by file and with what to do', (_, files, message) => {
    using suite = temporarySuite(files);
    using outside = temporarySuite({ 'outside.mjs': 'export default () => ({ pass: true });' });
    if ('tasks/duration/cases.json' in files) writeFileSync(path.join(suite.folder, 'tasks/duration/cases.json'), withChecker(path.join(outside.folder, 'outside.mjs')));
    expect(() => confineSuite(readSuite(suite.folder, '/'), 'bubblewrap')).toThrow(message);
    expect(() => confineSuite(readSuite(suite.folder, '/'), 'bubblewrap')).toThrow(/leave --untrusted out if you trust its author/u);
  });

  test('what stays inside its folder and comes from the package registry is read as ever, its checker bound to the sandbox', () => {
    using suite = temporarySuite({ 'tasks/duration/cases.json': withChecker('./checker.ts'), 'tasks/duration/checker.ts': 'export default () => ({ pass: true });\n', ...library(own), 'own/package.json': '{ "name": "ms", "version": "1.0.0", "dependencies": { "a": "^1.2.3", "b": "npm:c@1" } }' });
    const { untrusted, tasks, libraries } = confineSuite(readSuite(suite.folder, '/'), 'bubblewrap');
    expect({ untrusted, compare: tasks[0]?.cases.compare, library: libraries[0]?.untrusted }).toMatchObject({ untrusted: true, compare: { kind: 'checker', sandbox: 'bubblewrap' }, library: true });
  });

  test('it is not run without a sandbox', () => {
    using suite = temporarySuite();
    expect(() => confineSuite(readSuite(suite.folder, '/'), 'none')).toThrow('--untrusted does not go with --sandbox none');
  });

  test('links that lead out, also to nothing, and what is no file are refused; links within are not', async () => {
    using suite = temporarySuite();
    const within = path.join(suite.folder, 'tasks/duration/solutions/ms/starter.ts');
    symlinkSync('../../starter.ts', within);
    refuseLinks(suite.folder, "suite's folder");
    const link = path.join(suite.folder, 'tasks/duration/solutions/ms/wrong-a.ts');
    for (const target of ['/etc/passwd', '/nowhere/at/all', '../../../../..']) {
      symlinkSync(target, link);
      expect(() => { refuseLinks(suite.folder, "suite's folder"); }).toThrow(`${link} is a link to ${target}, which is not in the suite's folder`);
      await execa('rm', [link]);
    }
    await execa('mkfifo', [link]);
    expect(() => { refuseLinks(suite.folder, "suite's folder"); }).toThrow('is neither a file nor a folder');
  });
});

describe('a checker that is not trusted', () => {
  const using = (code: string): Comparison => ({ kind: 'checker', checker: { path: '/suite/tasks/one/checker.ts', name: 'checker.ts', code }, sandbox: 'bubblewrap' });
  const ask = (code: string, output: unknown, expected: unknown = null) => compareOutput({ comparison: using(code), case: { name: 'one', args: [1], expected }, output, showsExpected: true });

  test('decides as a trusted one does, on values of every kind', async () => {
    const code = 'interface Asked { args: number[]; output: any; expected: any }\nexport default async ({ args, output, expected }: Asked) => ({ pass: output instanceof Map && output.get("a") === 5n && args[0] === expected, message: `${output} is off` });';
    expect(await ask(code, new Map([['a', 5n]]), 1)).toEqual({ pass: true, message: '' });
    expect(await ask(code, 'text', 1)).toEqual({ pass: false, message: 'text is off' });
  });

  test('sees neither files nor environment nor network of this machine, and no other question', async () => {
    process.env['PLANTED_FOR_CHECKERS'] = 'planted';
    const secret = path.join(import.meta.dirname, 'confine-suite.ts');
    const code = `import { readFileSync } from 'node:fs';
      const attempt = async (what) => { try { return String(await what()); } catch (error) { return 'no: ' + (error.code ?? error.cause?.code ?? error.message); } };
      globalThis.asked = (globalThis.asked ?? 0) + 1;
      export default async () => ({ pass: false, message: JSON.stringify([
        await attempt(() => readFileSync(${JSON.stringify(secret)}, 'utf8')), await attempt(() => readFileSync('/proc/self/environ', 'utf8')),
        Object.keys(process.env).join(), await attempt(() => fetch('http://127.0.0.1:9/')), globalThis.asked,
      ]) });`;
    await ask(code, 1);
    const [file, environ, names, network, asked] = JSON.parse((await ask(code, 1)).message) as string[];
    expect([file, environ, names?.includes('PLANTED'), asked]).toEqual(['no: ENOENT', 'no: ENOENT', false, 1]);
    expect(network).toMatch(/^no: /u);
    delete process.env['PLANTED_FOR_CHECKERS'];
  });

  test.each([
    ['does not compile', '\nexport default (', /checker\.ts:2: the checker does not compile/u],
    ['has no default export', 'export const a = 1;', /has no default export that is a function/u],
    ['imports another file', "import './other.ts';\nexport default () => ({ pass: true });", /cannot be loaded: .*other\.ts/u],
    ['ends the process', 'process.exit(0);\nexport default () => ({ pass: true });', /cannot be loaded: it ends the process/u],
  ])('is refused before anything is tried when it %s', async (_, code, message) => {
    const comparison = using(code);
    if (comparison.kind === 'checker') await expect(prepareChecker(comparison.checker, comparison.sandbox)).rejects.toThrow(message);
  });

  test('that throws, ends or says nothing of use is the fault of the suite', async () => {
    await expect(ask('export default () => { throw new Error("no idea") };', 1)).rejects.toThrow('threw at the case "one": no idea');
    await expect(ask('export default () => process.exit(0);', 1)).rejects.toThrow('ended the thread');
    await expect(ask('export default () => "yes";', 1)).rejects.toThrow('returned no { pass, message? }');
  });
});

