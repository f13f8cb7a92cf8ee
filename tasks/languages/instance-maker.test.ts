import { expect, test } from 'vitest';
import { instanceMaker } from './instance-maker.ts';

/** Two instances of a program that is made once. */
async function twoOf(code: string): Promise<Record<string, unknown>[]> {
  const text = await instanceMaker(code, '/* head */');
  const { default: make } = await import(`data:text/javascript,${encodeURIComponent(text ?? '')}`) as { default: () => Promise<Record<string, unknown>> };
  return [await make(), await make()];
}

test('instances share nothing of what the program remembers, and await what it awaits', async () => {
  const [first, second] = await twoOf('\nlet n = await Promise.resolve(1);\nconst next = () => (n += 1);\nexport {\n  next,\n  n as start\n};\n');
  const next = first?.['next'] as () => number;
  expect([next(), next(), second?.['start'], first === second]).toEqual([2, 3, 1, false]);
});

test('the exports are those of the module: in order, under their names, and nothing is inherited', async () => {
  const [instance] = await twoOf('\nconst z = 1, a = 2;\nexport {\n  z,\n  a as __proto__,\n  a as default\n};\n');
  expect(Object.entries(instance ?? {})).toEqual([['__proto__', 2], ['default', 2], ['z', 1]]);
  expect('toString' in (instance ?? {})).toBe(false);
});

test('imports stay at the top, and every line stays where it was', async () => {
  const code = '\nvar one = () => ({ here: new Error("x").stack });\nimport {\n  basename as name,\n  join\n} from "node:path";\nexport default one();\n';
  const text = await instanceMaker(code, '/* head */') ?? '';
  expect(text.split('\n').slice(1, 7).map((line) => line.trim())).toEqual(['var one = () => ({ here: new Error("x").stack });', '', '', '', ';', 'return { __proto__: null, default: one() };']);
  expect(Object.keys((await twoOf(code))[0] ?? {})).toEqual(['default']);
});

test.each([
  ['a star', '\nexport * from "node:path";\n'],
  ['a name that is no identifier', '\nconst a = 1;\nexport {\n  a as "b, c"\n};\n'],
  ['a module loaded on the way', '\nconst a = import("node:path");\nexport {\n  a\n};\n'],
  ['what every instance would share', '\nconst a = import.meta;\nexport {\n  a\n};\n'],
  ['nothing exported', '\nconst a = 1;\n'],
])('a program with %s is loaded anew', async (_, code) => {
  expect(await instanceMaker(code, '')).toBeNull();
});
