import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTypes } from '../../tasks/languages/type-check.ts';
import { closeTypeProjects } from '../../tasks/languages/type-project.ts';
import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';
import { readDocs } from '../read-docs.ts';
import { splitPages } from '../split/split-pages.ts';
import { readInventory } from '../inventory/read-inventory.ts';
import { installLibraries, programs } from './fixtures/libraries.ts';
import { mapBack, mapForth } from './map-back.ts';
import { openAnonymisation, type Anonymisation } from './open-anonymisation.ts';
import { renameSnippet } from './rename-snippet.ts';
import { retell } from './retell.ts';

const installed = installLibraries();
const opened = new Map<string, Anonymisation>();
const main = 'solution.ts';
const submit = (code: string) => ({ main, files: { [main]: code } });
const open = async (name: string): Promise<Anonymisation> => {
  const own = installed.library(name);
  const docs = await splitPages(await readDocs({ ...own, home: installed.home }), own.installation);
  return openAnonymisation({ ...own, docs, tasks: [], home: installed.home });
};
const of = (name: string): Anonymisation => {
  const anonymisation = opened.get(name);
  if (anonymisation === undefined) throw new Error(name);
  return anonymisation;
};
const forth = async (name: string, code: string): Promise<string> => (await mapForth(submit(code), of(name))).submission.files[main] ?? '';
const back = async (name: string, code: string): Promise<string> => (await mapBack(submit(code), of(name))).submission.files[main] ?? '';
/** Code for the class library with `$name` for the invented form of a name. */
const invented = (code: string): string => code.replace(/\$(\w+)/gu, (_, name: string) => of('tinroster').dictionary.alias(name) ?? of('tinroster').dictionary.aliasModule(name) ?? name);

beforeAll(async () => {
  for (const name of Object.keys(programs)) opened.set(name, await open(name));
}, 60_000);
afterAll(async () => {
  await closeTypeProjects();
  installed[Symbol.dispose]();
});

describe.each(Object.entries(programs))('a program with %s', (name, code) => {
  it('compiles under the invented names and comes back as it was', async () => {
    expect(await checkTypes(submit(code), of(name).real.installation)).toEqual([]);
    const there = await forth(name, code);
    expect(await checkTypes(submit(there), of(name).installation)).toEqual([]);
    expect(await back(name, there)).toBe(code);
  });

  it('has no name of the library left but in strings and as names of its own', async () => {
    const typescript = await loadTypeScript();
    const { dictionary } = of(name);
    const before = new Set([...code.matchAll(/[\w$]+/gu)].map(([word]) => word).filter((word) => dictionary.alias(word) !== undefined));
    expect(before.size).toBeGreaterThan(3);
    const left = new Set<string>();
    const visit = (node: import('typescript').Node): void => {
      if (typescript.isIdentifier(node) && typescript.isPropertyAccessExpression(node.parent) && node.parent.name === node && dictionary.alias(node.text) !== undefined) left.add(node.text);
      typescript.forEachChild(node, visit);
    };
    visit(typescript.createSourceFile(main, await forth(name, code), typescript.ScriptTarget.Latest, true));
    expect([...left]).toEqual([]);
  });

  it('is offered an inventory and declarations without any of the real names', async () => {
    const { dictionary, library, installation, docs } = of(name);
    const { symbols } = await readInventory({ library, installation });
    expect(symbols.length).toBeGreaterThan(4);
    const texts = [...symbols.flatMap(({ id, optionKeys }) => [id, ...optionKeys]), ...docs.documents.filter(({ format }) => format === 'declarations').map(({ text }) => text.replace(/'[^']*'/gu, ''))];
    expect(texts.flatMap((text) => text.match(/[\w$]+/gu) ?? []).filter((word) => dictionary.alias(word) !== undefined)).toEqual([]);
  });
});

describe('what is handed in', () => {
  it.each([
    ['an own property that never meets the library', 'const own = { $addMember: 1 }; export const main = () => JSON.stringify(own) + own.$addMember;', 'const own = { $addMember: 1 }; export const main = () => JSON.stringify(own) + own.$addMember;'],
    ['a string', "import Any from '$tinroster'; export const main = () => new Any().$addMember('$addMember');", "import Any from 'tinroster'; export const main = () => new Any().addMember('$addMember');"],
    ['a local that shadows an import', "import $Roster from '$tinroster'; export const main = ($addMember: string) => { const $listMembers = new $Roster().$addMember($addMember); return $listMembers; };",
      "import Roster from 'tinroster'; export const main = ($addMember: string) => { const $listMembers = new Roster().addMember($addMember); return $listMembers; };"],
    ['shorthand keys and patterns', "import $Roster from '$tinroster'; export const main = ($sortKeys: boolean) => { const { $listMembers } = new $Roster({ $sortKeys }); return $listMembers; };",
      "import Roster from 'tinroster'; export const main = ($sortKeys: boolean) => { const { listMembers } = new Roster({ sortKeys: $sortKeys }); return listMembers; };"],
    ['a local that two things are called', "import $Roster from '$tinroster'; export const main = () => { const { $listMembers } = new $Roster(); return (($listMembers: number) => $listMembers)($listMembers.length); };",
      "import Roster from 'tinroster'; export const main = () => { const { listMembers: $listMembers } = new Roster(); return (($listMembers: number) => $listMembers)($listMembers.length); };"],
    ['options by way of a variable', "import $Roster from '$tinroster'; const given = { $sortKeys: true }; export const main = () => new $Roster(given) && given.$sortKeys;", "import Roster from 'tinroster'; const given = { sortKeys: true }; export const main = () => new Roster(given) && given.sortKeys;"],
    ['a name in brackets', "import $Roster from '$tinroster'; export const main = () => new $Roster()['$addMember']('a');", "import Roster from 'tinroster'; export const main = () => new Roster()['addMember']('a');"],
    ['a key as an argument', "import $Roster from '$tinroster'; export const main = () => new $Roster().$configure('$sortKeys', true);", "import Roster from 'tinroster'; export const main = () => new Roster().configure('sortKeys', true);"],
    ['a real key as an argument', "import $Roster from '$tinroster'; export const main = () => new $Roster().$configure('sortKeys', true);", "import Roster from 'tinroster'; export const main = () => new Roster().configure('$sortKeys', true);"],
    ['a receiver without a type', "const { $default: Any } = require('$tinroster'); export const main = () => new Any().$addMember('a');", "const { $default: Any } = require('tinroster'); export const main = () => new Any().addMember('a');"],
    ['a class of its own', "import $Roster from '$tinroster'; export class Mine extends $Roster { override $addMember(name: string): this { return super.$addMember(name); } other = 1; }", "import Roster from 'tinroster'; export class Mine extends Roster { override addMember(name: string): this { return super.addMember(name); } other = 1; }"],
    ['a name that is taken already', "import $Roster from '$tinroster'; class Roster {} export const main = () => [new $Roster(), new Roster()];", "import $Roster from 'tinroster'; class Roster {} export const main = () => [new $Roster(), new Roster()];"],
    ['the real package', "import Roster from 'tinroster'; export const main = () => new Roster();", "import $Roster from '$tinroster'; export const main = () => new $Roster();"],
    ['a real member', "import $Roster from '$tinroster'; export const main = () => new $Roster().addMember('a');", "import Roster from 'tinroster'; export const main = () => new Roster().$addMember('a');"],
    ['a real option', "import $Roster from '$tinroster'; export const main = () => new $Roster({ sortKeys: true });", "import Roster from 'tinroster'; export const main = () => new Roster({ $sortKeys: true });"],
    ['a real option by way of a variable', "import $Roster from '$tinroster'; const given = { sortKeys: true, $capacity: 1 }; export const main = () => new $Roster(given);", "import Roster from 'tinroster'; const given = { $sortKeys: true, capacity: 1 }; export const main = () => new Roster(given);"],
    ['a real name on a receiver without a type', "import $Roster from '$tinroster'; export const main = () => (new $Roster() as any).addMember('a');", "import Roster from 'tinroster'; export const main = () => (new Roster() as any).$addMember('a');"],
    ['a real name in brackets', "import $Roster from '$tinroster'; export const main = () => (new $Roster() as any)['addMember']('a');", "import Roster from 'tinroster'; export const main = () => (new Roster() as any)['$addMember']('a');"],
    ['a real name of an own property', "import $Roster from '$tinroster'; const own = { addMember: 1 }; export const main = () => [own.addMember, $Roster];", "import Roster from 'tinroster'; const own = { addMember: 1 }; export const main = () => [own.addMember, Roster];"],
  ])('maps %s', async (_what, written, expected) => {
    expect(await back('tinroster', invented(written))).toBe(invented(expected));
  });

  it('tells places of the developer\'s own code', async () => {
    const written = invented("import $Roster from '$tinroster';\nexport const main = () => new $Roster().$addMember('a').boom();\n");
    const { submission, placeBefore } = await mapBack(submit(written), of('tinroster'));
    const [there, here] = [submission.files[main] ?? '', written].map((code) => (code.split('\n')[1] ?? '').indexOf('.boom'));
    expect(there).not.toBe(here);
    expect(placeBefore(main, 1, there ?? 0)).toEqual({ line: 1, column: here });
  });
});

describe('text', () => {
  it('changes names in a page where they are code, line for line', () => {
    const { docs, dictionary } = of('tinroster');
    const page = docs.passages.filter(({ path }) => path.endsWith('README.md')).map(({ heading, text }) => `${heading.join(' > ')}\n${text}`).join('\n---\n');
    const show = (text: string): string => text.replace(/[A-Za-z_$][\w$]*/gu, (word) => { const real = dictionary.real(word); return real === undefined ? word : `<${real}>`; });
    expect(show(page).replaceAll(dictionary.table.packages.get('tinroster') ?? '', '<package>')).toMatchSnapshot();
  });

  it('tells what the library has thrown in invented names, and what was remembered as it was written', async () => {
    const { dictionary: { alias } } = of('tinroster');
    const code = invented("import $Roster from '$tinroster';\nexport const main = () => new $Roster().fromList;\n");
    expect(await retell(`Roster.addMember: see listMembers(); ${alias('fromList') ?? ''} is not a function; add a member`, submit(code), of('tinroster')))
      .toBe(`${alias('Roster') ?? ''}.${alias('addMember') ?? ''}: see ${alias('listMembers') ?? ''}(); fromList is not a function; add a member`);
  });

  it('leaves what hangs on a global and what is a word of the language', async () => {
    const typescript = await loadTypeScript();
    const { text, dictionary } = of('tinroster');
    const rename = (code: string): string => renameSnippet(typescript, { language: 'js', code, text });
    expect(rename("require('tinroster'); import('tinroster/deep'); roster['addMember']; 'addMember' in roster; say('addMember'); const tinrosterFromList = 1;"))
      .toBe(invented("require('$tinroster'); import('$tinroster/deep'); roster['$addMember']; '$addMember' in roster; say('addMember'); const $tinroster@ = 1;").replace('@', (dictionary.alias('fromList') ?? '').replace(/^./u, (first) => first.toUpperCase())));
    expect(renameSnippet(typescript, { language: 'sh', code: 'npm install --save tinroster@1.0.0 other\nnpx tinroster', text })).toBe(invented('npm install --save $tinroster@1.0.0 other\nnpx $tinroster'));
    expect(renameSnippet(typescript, { language: 'json', code: '{ "dependencies": { "tinroster": "^1.0.0", "other": "1" } }', text })).toBe(invented('{ "dependencies": { "$tinroster": "^1.0.0", "other": "1" } }'));
    expect(rename('Object.fromList(x); x.fromList();')).toBe(`Object.fromList(x); x.${dictionary.alias('fromList') ?? ''}();`);
  });
});

it('makes one table: no two names alike, none that anything else is called, the same each time', async () => {
  for (const [name, { dictionary: { table }, real }] of opened) {
    const aliases = [...table.names.values(), ...table.packages.values()];
    expect(new Set(aliases).size).toBe(aliases.length);
    expect(aliases.filter((alias) => table.names.has(alias) || alias in globalThis || alias in Object.prototype)).toEqual([]);
    expect(aliases.filter((alias) => real.library.api.includes(alias) || (programs[name] ?? '').includes(alias))).toEqual([]);
    const again = await open(name);
    expect([...again.dictionary.table.names]).toEqual([...table.names]);
    expect(again.installation).toEqual(of(name).installation);
  }
});

it('keeps names that built-ins, other packages and strings have a say in, and single letters', () => {
  const { alias } = of('tinroster').dictionary;
  expect(['size', 'once', 'default', 'options', 'm'].filter((name) => alias(name) !== undefined)).toEqual([]);
  expect(of('@acme/strands').dictionary.alias('tightness')).toMatch(/^[a-z]+$/u);
});

it('refuses a library without type declarations', async () => {
  await expect(open('untyped')).rejects.toThrow(/"anonymised" cannot be tried with untyped: untyped has no type declarations.*@types\/untyped/su);
});
