import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { installPackages } from './fixtures/type-project/install-packages.ts';
import { checkTypes } from './type-check.ts';
import { closeTypeProjects, openTypeProject } from './type-project.ts';

const { installation, [Symbol.dispose]: remove } = installPackages();
afterAll(async () => {
  await closeTypeProjects();
  remove();
});

function check(code: string, name = 'solution.ts'): ReturnType<typeof checkTypes> {
  return checkTypes({ main: name, files: { [name]: code } }, installation);
}

it('has nothing against correct code, with what Node has at hand', async () => {
  const code = `import Crate from 'crates';
import { readFileSync } from 'node:fs';
export async function fill(name: string): Promise<number> {
  console.log(structuredClone([name]), new URL('a:b').href, Buffer.from(name), process.version, readFileSync);
  await new Promise((resolve) => setTimeout(resolve, 1));
  return new Crate(name, { capacity: 2 }).add('x').count;
}`;
  expect(await check(code)).toEqual([]);
});

it('tells code, message and place of each problem in order', async () => {
  const problems = await check("import Crate from 'crates';\nexport const a: number = 'x';\nnew Crate('a').finds('b');\n");
  expect(problems).toEqual([
    { code: 2322, message: "Type 'string' is not assignable to type 'number'.", file: 'solution.ts', line: 2, column: 14 },
    { code: 2551, message: "Property 'finds' does not exist on type 'Crate<string>'. Did you mean 'find'?", file: 'solution.ts', line: 3, column: 16 },
  ]);
});

const overloads = `declare function read(file: { path: string }, done: (rows: number) => void): void;
declare function read<T>(text: string, options: { header: boolean; limit?: number; each?: (row: T) => void }): T[];
declare function read(count: number, options: { header: boolean }): void;
declare function read(stream: symbol, since?: Date): number;
`;

it.each([
  ["read('a,b', { header: 'yes', each: (row: string) => { row.trim(); } });", "argument 2 has 'header' of '\"yes\"', expected 'boolean'."],
  ["read('a,b', { header: true, limits: 4 });", "argument 2 has 'limits', which it does not know."],
  ['read(4, { header: 1 });', "argument 2 has 'header' of '1', expected 'boolean'."],
  ['read(Symbol(), 4);', undefined],
])('tells of the overload that is nearest where the compiler tells of the last of many: %s', async (call, complaint) => {
  const [problem] = await check(`${overloads}${call}`);
  expect(problem?.message).toMatch(/^No overload matches this call\.\n {2}The last overload/u);
  const nearest = /\n {2}The nearest overload is '([^']+)': (.+)$/u.exec(problem?.message ?? '');
  expect(nearest?.[2]).toBe(complaint);
  if (call.startsWith("read('")) expect(nearest?.[1]).toMatch(/^<T>\(text: string/u);
});

it('tells syntax errors', async () => {
  expect((await check('export function ( {')).map(({ code }) => code)).toContain(1003);
});

it('knows no browser globals, which would hide a forgotten import', async () => {
  expect(await check('export const a = document;')).toMatchObject([{ code: 2584 }]);
});

it('asks no types of JavaScript, yet checks what it calls', async () => {
  expect(await check("const { open } = require('plain');\nmodule.exports = function main(name) { return open(name).fil(1); };", 'solution.js')).toMatchObject([{ code: 2551 }]);
});

it('reads packages without types from their JavaScript, and types from @types', async () => {
  expect(await check("import { open } from 'plain'; import { shout } from 'elsewhere';\nexport const a: string = shout(open(1));")).toMatchObject([{ code: 2345 }]);
});

it('names packages and not the paths of this machine', async () => {
  const problems = await check("import * as crates from 'crates'; crates.nothing();");
  expect(problems[0]?.message).toContain('import("crates/dist/index")');
  expect(JSON.stringify(problems)).not.toContain(installation.folder);
});

it('does not read files outside the installation', async () => {
  const outside = path.join(path.dirname(installation.folder), `${path.basename(installation.folder)}-outside.ts`);
  writeFileSync(outside, 'export const secret = "planted";');
  const code = `/// <reference path="${outside}" />\nimport { secret } from '${outside}'; import up from '../../${path.basename(outside)}';\nexport const a: number = secret + up;`;
  const problems = await check(code);
  rmSync(outside);
  expect(problems.map((problem) => problem.code)).toContain(2307);
  expect(JSON.stringify(problems)).not.toContain('planted');
});

it('says the same of the same code whatever it checked between', async () => {
  const wrong = "import { from } from 'piper';\nfrom([1]).tak(2);";
  const first = await check(wrong);
  await check('export const a = 1;', 'other.js');
  expect(first).toHaveLength(1);
  expect(await check(wrong)).toEqual(first);
});

it('keeps one project for an installation', async () => {
  expect(await openTypeProject(installation)).toBe(await openTypeProject({ ...installation }));
});
