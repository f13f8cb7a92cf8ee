import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { bundle } from '../tasks/languages/bundle.ts';
import { installPackages } from '../tasks/languages/fixtures/type-project/install-packages.ts';
import { closeTypeProjects } from '../tasks/languages/type-project.ts';
import { brief, judge, scoreOf, type JudgeRequest } from './fixtures/compliance-job.ts';

const { installation, [Symbol.dispose]: remove } = installPackages();
afterAll(async () => {
  await closeTypeProjects();
  remove();
});

/** Classes, options, promises, an iterator, a subpath and a type that another package of the library hands out. */
const classes = `import Crate, { version, type CrateOptions } from 'crates';
import { convert } from 'crates/units';

const options: CrateOptions = { capacity: 3 };

export async function main(names: string[]): Promise<string> {
  const crate = new Crate('a', { ...options, lid: 'open' });
  for (const name of names) crate.add(name).add(name);
  const { count } = crate;
  const found = crate.find((item, index) => item === 'x' && index > 0);
  const loaded = await crate.load('here');
  for await (const item of crate.items()) loaded.push(item);
  const short = crate.contents().map((item) => item.length).take(2).toArray();
  return Crate.of(version).label + String(count + convert(1, 'litre')) + (found ?? '') + loaded.join('') + String(short.length);
}
`;

/** Functions, chains and a namespace import. */
const chained = `import * as piper from 'piper';
import sum from 'piper/extra';
import { from } from 'piper';

export function main(values: number[]): number {
  const doubled = from(values, { strict: true }).map((value) => value * 2);
  const steps = [doubled, piper.from(values)];
  return sum(steps.flatMap((step) => step.take(2).toArray())) + piper.tools.identity(1);
}
`;

const plainJavaScript = `const { open } = require('plain');
const plain = require('plain');

module.exports = async function main(name) {
  const box = open(name, { size: 3 });
  box.fill(1).fill(2);
  const later = await plain.later(name);
  return box.full && new plain.Box('x').size + later.length;
};
`;

const elsewhere = "import { shout } from 'elsewhere';\nexport const main = (text: string): string => shout(text);\n";

const correct: Record<string, Omit<JudgeRequest, 'installation'> & { code: string }> = {
  'a library of classes': { code: classes, api: ['crates', 'piper'] },
  'a library of chained functions': { code: chained, api: ['piper'] },
  'a library in plain JavaScript': { code: plainJavaScript, api: ['plain'], name: 'solution.js' },
  'a library with its types elsewhere': { code: elsewhere, api: ['elsewhere'] },
};

it.each(Object.entries(correct))('finds nothing in correct code for %s', async (_what, request) => {
  const evaluation = await judge({ ...request, references: [request.code], installation });
  expect(evaluation).toMatchObject({ kind: 'scored', score: 100, findings: [] });
});

it.each([
  ["import umbrella from 'umbrella';", 'umbrella.open(text)'],
  ["import * as umbrella from 'umbrella';", 'umbrella.open(text)'],
  ["import { open } from 'umbrella';", 'open(text)'],
  ["import { open as raise } from 'umbrella';", 'raise(text)'],
  ["const umbrella = require('umbrella');", 'umbrella.open(text)'],
  ["const { open } = require('umbrella');", 'open(text)'],
])('counts the use of a library whose exports no compiler sees: %s', async (head, use) => {
  const code = `${head}\nexport const main = (text) => ${use};\n`;
  const request = { api: ['umbrella'], name: 'solution.js', references: ["import umbrella from 'umbrella';\nexport const main = (text: string) => umbrella.open(text);\n"], installation };
  expect(await judge({ ...request, code })).toMatchObject({ kind: 'scored', score: 100, findings: [] });
  expect(scoreOf(await judge({ ...request, code: "import umbrella from 'umbrella';\nexport const main = (text) => text;\n" }))).toBe(0);
});

it.each([
  ['a far name', 'crate.find(', 'crate.lookFor(', 'invented-symbol TS2339 10:23 crates.Crate.lookFor'],
  ['a far name taken apart', '{ count }', '{ count, weight }', 'invented-symbol TS2339 9:18 crates.Crate.weight'],
  ['an export of another entry point', "convert } from 'crates/units'", "convert } from 'crates'", 'invented-symbol TS2614 2:10 crates.convert'],
  ['a forgotten import', "import { convert } from 'crates/units';", '', 'invented-symbol TS2304 14:51 crates/units.convert'],
  ['a static name', 'Crate.of(', 'Crate.named(', 'invented-symbol TS2339 14:16 crates.Crate.named'],
  ['a near name', 'crate.load(', 'crate.loads(', 'near-miss-name TS2551 11:30 crates.Crate.loads'],
  ['a near export', '{ version,', '{ versions as version,', 'near-miss-name TS2724 1:17 crates.versions'],
  ['a near name in a chain', '.toArray()', '.toArrays()', 'near-miss-name TS2551 13:69 piper.Steps.toArrays'],
  ['a missing argument', "crate.load('here')", 'crate.load()', 'wrong-call TS2554 11:30 crates.Crate.load'],
  ['one argument too many', "crate.load('here')", "crate.load('here', 2)", 'wrong-call TS2554 11:43 crates.Crate.load'],
  ['an argument of the wrong type', "convert(1, 'litre')", "convert(1, 'pint')", 'wrong-call TS2345 14:62 crates/units.convert'],
  ['a callback of the wrong shape', '(item, index) =>', '(item, index, all) =>', 'wrong-call TS2345 10:28 crates.Crate.find'],
  ['a missing new', "new Crate('a',", "Crate('a',", 'wrong-call TS2348 7:17 crates.Crate'],
  ['a property that is called', 'const { count } = crate;', 'const count = crate.count();', 'wrong-call TS2349 9:23 crates.Crate.count'],
  ['a misspelt option', '{ capacity: 3 }', '{ capasity: 3 }', 'wrong-options TS2561 4:33 crates.CrateOptions.capasity'],
  ['an unknown option in a call', "lid: 'open' }", "hinge: 'open' }", 'wrong-options TS2353 7:46 crates.CrateOptions.hinge'],
  ['an option of the wrong type', '{ capacity: 3 }', "{ capacity: 'much' }", 'wrong-options TS2322 4:33 crates.CrateOptions.capacity'],
  ['a missing await', "await crate.load('here')", "crate.load('here')", 'wrong-return TS2339 12:50'],
  ['a plain loop over an async iterator', 'for await (', 'for (', 'wrong-return TS2488 12:22'],
  ['a deprecated option', '{ capacity: 3 }', '{ size: 3 }', 'deprecated deprecated 4:33 crates.CrateOptions.size'],
  ['a deprecated overload', 'crate.add(name).add(name)', 'crate.add(name, 2)', 'deprecated deprecated 8:35 crates.Crate.add'],
  ['a file that the package does not export', "'crates/units'", "'crates/dist/hidden.js'", 'bypass TS2307 2:25 crates/dist/hidden.js'],
  ['a path round the exports', "'crates/units'", "'../node_modules/crates/dist/hidden.js'", 'bypass private-import 2:25'],
  ['a wrong subpath', "'crates/units'", "'crates/measures'", 'setup-failure TS2307 2:25 crates/measures'],
  ['a misspelt package', "'crates/units'", "'crate/units'", 'setup-failure TS2307 2:25 crate/units'],
  ['a cast to any', "new Crate('a',", "(Crate as any as typeof Crate)('a',", 'bypass unchecked-cast 7:18'],
  ['a variable of type any', "const crate = new", 'const crate: any = new', 'bypass unchecked-cast 7:9'],
  ['a silenced compiler', 'const { count } = crate;', '// @ts-ignore\n  const { count } = crate.contens();', 'near-miss-name TS2551 10:27 crates.Crate.contens'],
])('tells %s', async (_what, right, wrong, expected) => {
  const code = classes.replace(right, wrong);
  expect(code).not.toBe(classes);
  const evaluation = await judge({ code, api: ['crates', 'piper'], references: [classes], installation });
  expect(evaluation.findings.map(brief)).toEqual(expect.arrayContaining([expected]));
  expect(scoreOf(evaluation)).toBeLessThan(98);
});

it.each([
  ['an argument handed on by call', 'crate.load.call(crate);', 'wrong-call TS2554 3:12 crates.Crate.load'],
  ['arguments handed on by apply', "crate.load.apply(crate, [1]);", 'wrong-call TS2322 3:26 crates.Crate.load'],
  ['a method taken out and bound', 'const load = crate.load.bind(crate);\nload(1);', 'wrong-call TS2345 4:6 crates.Crate.load'],
  ['a class that extends the library', 'class Mine extends Crate { twice() { return this.ad(1); } }', 'invented-symbol TS2339 3:50 crates.Crate.ad'],
  ['an inherited constructor without new', "class Mine extends Crate {}\nMine('a');", 'wrong-call TS2348 4:1'],
  ['a type parameter', 'export const f = <T extends Crate>(given: T) => given.lookFor;', 'invented-symbol TS2339 3:55 crates.Crate.lookFor'],
  ['a copy of the module', 'const copy = { ...units };\ncopy.inventUnit();', 'invented-symbol TS2339 4:6'],
  ['what comes by a dynamic import', "export const f = async () => (await import('crates/units')).convrt(1, 'litre');", 'near-miss-name TS2551 3:61 crates/units.convrt'],
  ['a variable that takes it later', 'let late: Crate;\nlate = crate;\nlate.lookFor();', 'invented-symbol TS2339 5:6 crates.Crate.lookFor'],
  ['nested destructuring with a default', 'const { inner: { it: { weight = 1 } } } = { inner: { it: crate } };', 'invented-symbol TS2339 3:24 crates.Crate.weight'],
  ['a variable of type any that takes it later', 'let late: any;\nlate = crate;', 'bypass unchecked-cast 4:8'],
  ['a property of type any', 'class Keep { it: any = crate; }', 'bypass unchecked-cast 3:24'],
  ['a variable of type Function', 'const convert: Function = units.convert;', 'bypass unchecked-cast 3:7'],
  ['a cast to a record of anything', 'const record = crate as Record<string, any>;', 'bypass unchecked-cast 3:16'],
  ['options of type any', "const options: any = { hinge: 1 };\nnew Crate('a', options);", 'bypass unchecked-cast 4:16'],
  ['a list of anything', 'const list: any[] = [crate];', 'bypass unchecked-cast 3:22'],
  ['a record of anything', 'const record: Record<string, any> = { units };', 'bypass unchecked-cast 3:39'],
  ['a helper that says to return any', 'function help(): any { return crate; }\nhelp().lookFor();', 'bypass unchecked-cast 3:31'],
  ['a helper that promises any', 'const help = async (): Promise<any> => crate;\nvoid help();', 'bypass unchecked-cast 3:40'],
  ['options cast by way of unknown', "new Crate('a', { hinge: 1 } as unknown as CrateOptions);", 'bypass unchecked-cast 3:16'],
])('sees through %s', async (_what, statement, expected) => {
  const code = `import Crate, * as crates from 'crates'; import type { CrateOptions } from 'crates'; import * as units from 'crates/units';\nconst crate = new Crate('a'); type Options = CrateOptions | typeof crates;\n${statement}\n`;
  const { findings } = await judge({ code, api: ['crates', 'piper'], installation });
  expect(findings.map(brief).map((text) => text.slice(0, expected.length))).toEqual([expected]);
});

it.each([
  ['data of any type given to the library', "const data = JSON.parse('{}');\nnew Crate(data.name); crate.add(data as any);"],
  ['a parameter of any type', 'export const f = (input: any) => crate.add(input.name).count;'],
  ['a spread whose length nobody knows', "const args: string[] = ['a'];\ncrate.load(...args as [string]); units.convert(...(args as unknown as [number, 'litre']));"],
  ["data of the submission's own that may be absent", "crate.load(['a'].find((each) => each !== ''));"],
  ['plain data from the library in a record of anything', 'const record: Record<string, any> = { count: crate.count, all: JSON.parse("[]") }; export const list: any[] = [record.all];'],
  ['an entry that says to return any', 'export function main(): any { return crate; }'],
  ['parameters without types', 'export const f = (a, b) => [a, b, crate.count];'],
])('holds nothing against %s', async (_what, statement) => {
  const code = `import Crate from 'crates'; import * as units from 'crates/units';\nconst crate = new Crate('a');\n${statement}\nunits.convert(1, 'litre');\n`;
  const evaluation = await judge({ code, api: ['crates', 'piper'], references: [code], installation });
  expect(evaluation.findings.filter(({ class: kind }) => kind !== null)).toEqual([]);
  expect(scoreOf(evaluation)).toBe(100);
});

const handedOn = "import { each, flow, pluck, size, trim } from 'flows';\nexport const main = (text: string): number[] => [flow(trim, size)(text), ...flow(each(pluck('a')), each(Number))([{ a: 1 }])];\n";

it.each([
  ['what one of them takes', '', '', []],
  ['nothing, which one of them takes too', 'size)(text)', 'size)()', []],
  ['a result that hangs on which of them it was', 'flow(trim, size)(text)', 'flow(trim, size)(text) * 2', []],
  ['what none of them takes', 'size)(text)', "size)(Symbol('x'))", ['wrong-call TS2554 2:50 flows.flow']],
  ['more than any of them takes', 'size)(text)', 'size)(text, 1, {}, 2)', ['wrong-call TS2554 2:80']],
  ['no function', 'flow(trim, size)(text)', 'flow(3, size)(text)', ['wrong-call TS2345 2:55 flows.flow']],
])('holds a function that is made of overloaded ones against all overloads: %s', async (_what, right, wrong, expected) => {
  const { findings } = await judge({ code: handedOn.replace(right, wrong), api: ['flows'], installation });
  expect(findings.map(brief)).toEqual(expected);
});

const decorated = "import { Counted, Inject, Label, labelsOf } from 'labels';\nclass Jar { @Label('jam') name = ''; constructor(@Inject('lid') readonly lid: string) {} @Counted open(): void { return; } }\nexport const main = () => labelsOf(Jar);\n";

it.each([
  ['correct code', '', '', []],
  ['a wrong argument', "@Label('jam')", '@Label(3)', ['wrong-call TS2345 2:20 labels.Label']],
  ['a decorator where it does not belong', '@Counted open(): void { return; }', '@Counted open = 1;', ['wrong-call TS1240 2:90']],
])('checks decorators in the meaning that the library has for them: %s', async (_what, right, wrong, expected) => {
  const { findings } = await judge({ code: decorated.replace(right, wrong), api: ['labels'], installation });
  expect(findings.map(brief)).toEqual(expected);
});

it('builds decorators in the meaning in which they were checked', async () => {
  const labels = await bundle({ main: 'jar.ts', files: { 'jar.ts': decorated } }, installation);
  const standard = await bundle({ main: 'own.ts', files: { 'own.ts': 'const mark = (_: undefined, context: ClassFieldDecoratorContext) => () => context.kind;\nexport class Own { @mark kind = "none"; }\nexport const main = () => new Own().kind;\n' } }, installation);
  expect([await run(labels), await run(standard)]).toEqual([{ name: 'jam' }, 'field']);
});

async function run(built: Awaited<ReturnType<typeof bundle>>): Promise<unknown> {
  if (built.kind !== 'compiled') throw new Error(JSON.stringify(built));
  const { main } = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(built.code.replace(/^import \{ createRequire.*$/mu, ''))}`) as { main: () => unknown };
  return main();
}

it('tells a mistake once, and not what follows from it', async () => {
  const broken = await judge({ code: classes.replace("from 'crates';", "from 'crates/nowhere';"), api: ['crates', 'piper'], installation });
  expect(broken.findings.map(({ class: kind }) => kind)).toEqual(['setup-failure']);
  const dropped = await judge({ code: classes.replace(".map((item) => item.length).take(2)", '.map().take(2)'), api: ['crates', 'piper'], installation });
  expect(dropped.findings.map(({ class: kind }) => kind)).toEqual(['wrong-call']);
  const list = "import Crate from 'crates';\nconst crate = new Crate('a');\nexport const main = (): number[] => [crate.count, crate.label, crate.count];\n";
  expect((await judge({ code: list, api: ['crates'], installation })).findings.map(brief)).toEqual(['wrong-return TS2322 3:51']);
});

it('tells each of several mistakes with a value whose type is known', async () => {
  const code = classes.replace('{ ...options, lid', '{ ...options, hinge').replace("crate.load('here')", 'crate.load()').replace('for await (', 'for (');
  const { findings } = await judge({ code, api: ['crates', 'piper'], installation });
  expect(findings.map(({ class: kind }) => kind)).toEqual(['wrong-options', 'wrong-call', 'wrong-return']);
});

it('asks of JavaScript only that it can run', async () => {
  const code = `${plainJavaScript}\nclass Mine { constructor() { this.a = null; } }\nnew Mine().b.c;\nconst n = 1; n.foo;\nundeclared();\n`;
  const { findings } = await judge({ code, name: 'solution.js', api: ['plain'], installation });
  expect(findings.map(brief)).toEqual(['none TS2304 14:1']);
});

it('tells a private member', async () => {
  const evaluation = await judge({ code: classes.replace('const { count } = crate;', 'const count = crate.secret.length;'), api: ['crates', 'piper'], installation });
  expect(evaluation.findings.map(brief)).toEqual(['bypass TS2341 9:23 crates.Crate.secret']);
});

it('finds the same mistakes in JavaScript that requires the library', async () => {
  const code = plainJavaScript.replace('.fill(2)', '.fil(2)').replace('await plain', 'plain').replace('plain.Box', 'plain.Bags');
  const { findings } = await judge({ code, name: 'solution.js', api: ['plain'], installation });
  expect(findings.map(({ class: kind }) => kind)).toEqual(expect.arrayContaining(['near-miss-name', 'wrong-return', 'invented-symbol']));
});

it('checks what a TypeScript file requires', async () => {
  const code = "const Crate = require('crates');\nconst { convert } = require('crates/units');\nexport const main = () => new Crate('a').ad('b').count + convert('1', 'litre');\n";
  const { findings } = await judge({ code, api: ['crates'], installation });
  expect(findings.map(brief)).toEqual(['invented-symbol TS2339 3:42 crates.Crate.ad', 'wrong-call TS2345 3:66 crates/units.convert']);
});

it('leaves the score alone for mistakes that have nothing to do with the library', async () => {
  const code = `${classes}\nexport const wrong: number = 'x';\nexport const also = [1].mapp((n) => n);\nimport nothing from 'not-installed';\n`;
  const evaluation = await judge({ code, api: ['crates', 'piper'], references: [classes], installation });
  expect(scoreOf(evaluation)).toBe(100);
  expect(evaluation.findings.map(brief)).toEqual(['none TS2322 17:14', 'none TS2551 18:25', 'setup-failure TS2307 19:21 not-installed']);
});

it.each([
  ['code without it', 'export const main = (values: number[]): number => values.length;'],
  ['an import that nothing uses', "import Crate from 'crates';\nexport const main = (): number => 1;"],
  ['types alone', "import type { CrateOptions } from 'crates';\nexport const main = (options: CrateOptions): number => options === undefined ? 0 : 1;"],
])('gives 0 for %s, which goes round the library', async (_what, code) => {
  const evaluation = await judge({ code, api: ['crates'], references: [classes], installation });
  expect(evaluation).toMatchObject({ kind: 'scored', score: 0 });
  expect(evaluation.findings[0]).toMatchObject({ class: 'bypass', code: 'never-used' });
});

it('credits nobody with what the starter hands over', async () => {
  const handed = "import Crate from 'crates';\nfunction build(): Crate {\n  return new Crate('a').add('b');\n}\n";
  const starter = `${handed}export function main(): number {\n  const crate = build();\n  throw new Error('Write me.');\n}\n`;
  const reference = `${handed}export function main(): number {\n  return build().contents().toArray().length;\n}\n`;
  const byHand = `${handed}export function main(): number {\n  return ['b'].length;\n}\n`;
  const request = { api: ['crates', 'piper'], starter, references: [reference], installation };
  for (const code of [starter, byHand]) {
    const evaluation = await judge({ ...request, code });
    expect(evaluation).toMatchObject({ kind: 'scored', score: 0 });
    expect(evaluation.findings[0]).toMatchObject({ class: 'bypass', code: 'only-handed-over' });
  }
  expect(await judge({ ...request, code: reference })).toMatchObject({ score: 100, findings: [] });
  const invented = await judge({ ...request, code: reference.replace('.contents()', '.everything()') });
  expect(scoreOf(invented)).toBeLessThan(40);
});

it('asks for no more of the library than the references need beyond the starter', async () => {
  const handed = "import Crate from 'crates';\nconst crate = new Crate('a');\nexport function main(): number {\n  return crate.count;\n}\n";
  expect(await judge({ code: handed, api: ['crates'], starter: handed, references: [handed], installation })).toMatchObject({ score: 100, findings: [] });
});

it('gives 0 for nothing', async () => {
  expect(await judge({ code: null, api: ['crates'], installation })).toMatchObject({ kind: 'scored', score: 0, findings: [{ code: 'no-submission' }] });
});

it('falls with each invented name, to nearly nothing for nonsense', async () => {
  const worse = ['crate.find(', 'crate.load(', 'crate.items(', 'crate.contents('].map((_, i, names) =>
    names.slice(0, i + 1).reduce((code, name) => code.replace(name, name.replace('.', '.zz')), classes));
  const nonsense = "import { open, magic } from 'crates';\nexport const main = () => magic(open().everything());";
  const scores = [];
  for (const code of [classes, ...worse, nonsense]) scores.push(scoreOf(await judge({ code, api: ['crates', 'piper'], references: [classes], installation })));
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(scores[0]).toBe(100);
  expect(scores[1]).toBeLessThan(90);
  expect(scores.at(-1)).toBeLessThan(5);
});

it('keeps another way of using the library well in the band "good"', async () => {
  const other = "import { convert } from 'crates/units';\nexport const main = (value: number): number => convert(value, 'gallon');";
  const score = scoreOf(await judge({ code: other, api: ['crates'], references: ["import Crate from 'crates';\nexport const main = () => new Crate('a').count;"], installation }));
  expect(score).toBeGreaterThanOrEqual(61);
  expect(score).toBeLessThan(100);
});

it.each([
  ['a call', "import { version, makeCrate as make } from 'crates';\nexport const main = (): number => make('a').count + version.length;", /* deprecated */ false],
  ['a value that is never called', "import { version } from 'crates';\nexport const main = (): number => version.length;", true],
  ['calls alone', "import { convert } from 'crates/units';\nexport const main = (): number => convert(1, 'litre') + convert(2, 'gallon');", true],
])('is "good" for code without a mistake that shares nothing with the references: %s', async (_what, code, isGood) => {
  const references = ["import { from } from 'piper';\nexport const main = (): number => from([1]).toArray().length;"];
  const evaluation = await judge({ code, api: ['crates', 'piper'], references, rules: { required: [], forbidden: ['Crate.load'] }, installation });
  expect(evaluation.findings.length === 0).toBe(isGood);
  if (isGood) expect(scoreOf(evaluation)).toBeGreaterThanOrEqual(61);
  expect(evaluation).toMatchObject({ details: { symbols: expect.arrayContaining([code.includes('convert') ? 'crates/units.convert' : 'crates.version']) as unknown } });
  expect(evaluation).toMatchObject({ details: { parts: expect.arrayContaining([expect.objectContaining({ name: 'idiomatic', value: 0 })]) as unknown } });
});

it('scores the lint rules of the library, which a comment does not switch off', async () => {
  using folder = temporaryFolder({
    'eslint.config.js': `const rule = { create: (context) => ({ 'CallExpression[callee.property.name="load"]'(node) { context.report({ node, message: 'Load in the background.' }); } }) };
module.exports = [{ plugins: { crates: { rules: { 'no-load': rule } } }, rules: { 'crates/no-load': 'error', eqeqeq: 'warn' } }];\n`,
  });
  const lint = path.join(folder.path, 'eslint.config.js');
  const code = classes.replace('const loaded', '// eslint-disable-next-line\n  const loaded').replace("item === 'x'", "item == 'x'");
  const evaluation = await judge({ code, api: ['crates', 'piper'], references: [classes], lint, rules: { required: ['Crate.add'], forbidden: [] }, installation });
  expect(evaluation.findings).toMatchObject([
    { dimension: 'compliance', class: null, code: 'eqeqeq', line: 10 },
    { dimension: 'compliance', class: null, code: 'crates/no-load', line: 12, args: { message: 'Load in the background.' } },
  ]);
  // One rule kept, and the lint rules kept to 1 / (1 + 1 + 0.5).
  expect(evaluation).toMatchObject({ details: { parts: expect.arrayContaining([expect.objectContaining({ name: 'rules', value: 0.7 })]) as unknown } });
  const clean = await judge({ code: elsewhere, api: ['elsewhere'], references: [elsewhere], lint, installation });
  expect(clean).toMatchObject({ score: 100, findings: [] });
});

it('does not score what lint rules that do not work would have said', async () => {
  const evaluation = await judge({ code: elsewhere, api: ['elsewhere'], lint: '/nowhere/eslint.config.js', installation });
  expect(evaluation).toMatchObject({ kind: 'unscored', reason: expect.stringContaining('/nowhere/eslint.config.js') as unknown });
});

it('holds nothing against a use that an accepted reference makes too, since then the declarations are wrong', async () => {
  const code = "import Crate from 'crates';\nexport const main = () => new Crate().count;";
  expect(await judge({ code, api: ['crates'], references: [code], installation })).toMatchObject({ score: 100, findings: [] });
  expect(scoreOf(await judge({ code, api: ['crates'], installation }))).toBeLessThan(90);
});

it('scores the rules of the library file', async () => {
  const rules = { required: ['Crate.load', 'Crate.clear'], forbidden: ['convert', 'makeCrate'] };
  const evaluation = await judge({ code: classes, api: ['crates', 'piper'], rules, installation });
  expect(evaluation.findings.map(brief)).toEqual(['none rule-required 0:0 Crate.clear', 'none rule-forbidden 0:0 convert']);
  expect(evaluation).toMatchObject({ details: { parts: expect.arrayContaining([expect.objectContaining({ name: 'rules', value: 0.5 })]) as unknown } });
});

it('reads what it can of code that does not parse', async () => {
  const evaluation = await judge({ code: "import Crate from 'crates';\nexport function main( {\n  return new Crate('a').cont;\n", api: ['crates'], installation });
  expect(evaluation.kind).toBe('scored');
  expect(evaluation.findings.some(({ code }) => code === 'TS1005')).toBe(true);
});

function temporaryFolder(files: Record<string, string>): Disposable & { path: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'lint-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return {
    path: folder,
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
