import { afterAll, expect, it } from 'vitest';
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
