import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Submission } from './submission.ts';
import { casesOf, makeInstallation, runCode, valuesOf, type TestInstallation } from './fixtures/execute-cases/run-code.ts';
import { sandboxes } from './sandbox/index.ts';

let installation: TestInstallation;
beforeAll(async () => { installation = await makeInstallation(); });
afterAll(async () => { await installation[Symbol.asyncDispose](); });

describe('a submission is called', () => {
  test.each([
    ['a named export in TypeScript', 'solution.ts', 'export function solve(a: number, b: number): number { return a + b }'],
    ['a default export of any name', 'solution.ts', 'export default function whatever(a: number, b: number) { return a + b }'],
    ['an async arrow function', 'solution.ts', 'export const solve = async (a: number, b: number) => { await null; return a + b }'],
    ['a JavaScript module', 'solution.mjs', 'export { add as solve }; function add(a, b) { return a + b }'],
    ['CommonJS with exports', 'solution.cjs', 'exports.solve = (a, b) => a + b'],
    ['CommonJS whose exports are the function', 'solution.js', 'module.exports = (a, b) => a + b'],
    ['CommonJS with an object of exports', 'solution.js', 'module.exports = { solve(a, b) { return a + b } }'],
    ['CommonJS made from a default export', 'solution.js', 'exports.__esModule = true; exports.default = (a, b) => a + b'],
    ['TypeScript in the manner of CommonJS', 'solution.cts', 'function solve(a: number, b: number) { return a + b }\nexport = { solve };'],
    ['a static method of a default class', 'solution.ts', 'export default class { static solve(a: number, b: number) { return a + b } }'],
    ['a function that returns a thenable', 'solution.tsx', 'export const solve = (a: number, b: number) => ({ then: (settle: (sum: number) => void) => settle(a + b) })'],
    ['a module with top-level await', 'solution.mts', 'const one = await Promise.resolve(1); export const solve = (a: number, b: number) => a + b + one - 1'],
  ])('as %s', async (_, file, code) => {
    expect(await valuesOf(runCode(installation, code, { file, inputs: [[1, 2], [3, 4]] }))).toEqual([3, 7]);
  });

  test('in the sandbox none as well', async () => {
    expect(await valuesOf(runCode(installation, 'export const solve = (x: number) => -x', { sandbox: sandboxes.none, inputs: [[1], [2]] }))).toEqual([-1, -2]);
  });

  test('with packages of either kind, and files that are submitted beside it', async () => {
    const submission: Submission = {
      main: 'solution.ts',
      files: {
        'solution.ts': `import Box, { double } from 'esm-lib'; import { extra } from 'esm-lib/extra'; import { triple } from 'cjs-lib'; import thing from 'cjs-lib/deep/thing';
          import { readFileSync } from 'node:fs'; import { helper } from './helper.js'; import data from './data.json';
          export const solve = () => [double(1), new Box(2).x, extra, triple(1), thing(), typeof readFileSync, helper, data.x];`,
        'helper.ts': 'export const helper: string = "helped";', 'data.json': '{ "x": 5 }',
      },
    };
    expect(await valuesOf(runCode(installation, '', { submission }))).toEqual([[2, 2, 'extra', 3, 1, 'function', 'helped', 5]]);
  });

  test('with packages that cannot be bundled, which are loaded from disk', async () => {
    const code = "import { data } from 'place-lib'; import { fine } from 'broken-lib'; export const solve = () => data() + ', ' + fine()";
    expect(await valuesOf(runCode(installation, code))).toEqual(['from disk, fine']);
  });
});

test('a package with a compiled add-on is loaded from disk, and may load it', async () => {
  await using native = await makeInstallation({ native: true });
  const [message] = await valuesOf(runCode(native, "import { load } from 'native-lib'; export const solve = () => load()"));
  expect(message).toMatch(/native-lib\/build\/x\.node/u);
});

describe('a submission does not compile', () => {
  test.each([
    ['with a syntax error at its place', 'export const solve = () => {\n  return 1 +;\n}', { line: 2, column: 13 }, 'Unexpected'],
    ['with a package that is not installed', "import x from 'nowhere';\nexport const solve = () => x", { line: 1, column: 15, missingModule: 'nowhere' }, 'not installed'],
    ['with a module that a package lacks', "import x from 'esm-lib/none';\nexport const solve = () => x", { missingModule: 'esm-lib/none' }, 'has no module'],
    ['with a file that was not submitted', "export * from './helper'", { missingModule: './helper' }, 'no submitted file'],
    ['with a file of this machine', "import x from '/etc/hostname';\nexport const solve = () => x", { missingModule: '/etc/hostname' }, 'may not be imported'],
    ['with a file address', "import x from 'file:///etc/hostname';\nexport const solve = () => x", {}, 'may not be imported'],
    ['with a path that leads out of the submission', "import x from '../../package.json';\nexport const solve = () => x", {}, 'no submitted file'],
    ['with a path that leads out of a package', "import x from 'esm-lib/../../../../etc/hostname.json';\nexport const solve = () => x", {}, 'may not be imported'],
    ['with an address on the network', "import x from 'https://example.org/x.js';\nexport const solve = () => x", {}, 'may not be imported'],
    ['with an entry that is no function', 'export const solve = 5;', { line: 1 }, '"solve" is exported and is not a function.'],
    ['without the entry', 'export const other = () => 1;\nexport const value = 2;', { line: 1 }, 'no exported function "solve". Exported: other, value.'],
  ])('%s', async (_, code, place, message) => {
    const result = await runCode(installation, code);
    expect(result).toMatchObject({ kind: 'not-compiled', problems: [{ file: 'solution.ts', ...place }] });
    expect(result.kind === 'not-compiled' && result.problems[0]?.message).toContain(message);
  });
});

describe('each case stands by itself', () => {
  test('nothing that a case leaves in memory reaches the next', async () => {
    const code = `let calls = 0; export function solve(list: number[]) {
      calls += 1; (globalThis as any).left = ((globalThis as any).left ?? 0) + 1; (Array as any).left = true; list.push(99); return [calls, (globalThis as any).left, list.length] }`;
    expect(await valuesOf(runCode(installation, code, { inputs: [[[1]], [[1]], [[1]]] }))).toEqual([[1, 1, 2], [1, 1, 2], [1, 1, 2]]);
  });

  test('a case that throws, hangs, exits or dies costs itself alone', async () => {
    const code = `export async function solve(what: string) {
      if (what === 'throw') throw new RangeError('no');
      if (what === 'hang') for (;;);
      if (what === 'never') await new Promise(() => {});
      if (what === 'exit') process.exit(0);
      if (what === 'die') process.kill(process.pid, 'SIGKILL');
      if (what === 'later') { setTimeout(() => { throw new Error('later') }, 5); await new Promise(() => setTimeout(() => {}, 1000)); }
      return what;
    }`;
    const inputs = ['a', 'throw', 'b', 'hang', 'c', 'never', 'd', 'exit', 'e', 'die', 'f', 'later', 'g'].map((what) => [what]);
    const values = await valuesOf(runCode(installation, code, { inputs, limits: { seconds: 1, memoryMb: 128 } }));
    expect(values).toEqual(['a', 'threw', 'b', 'timed-out', 'c', 'never-settled', 'd', 'exited', 'e', 'killed', 'f', 'threw', 'g']);
  });

  test('what it prints is kept, in order', async () => {
    const result = await runCode(installation, "export function solve(x: number) { console.log('log', x); console.error('err', x); process.stdout.write('raw\\n'); return x }", { inputs: [[1], [2]] });
    expect(result).toMatchObject({ kind: 'ran', stdout: 'log 1\nraw\nlog 2\nraw\n', stderr: 'err 1\nerr 2\n' });
  });
});

describe('an error', () => {
  test('has its frames in submitted files and packages', async () => {
    const code = "import { double } from 'esm-lib';\n\nexport function solve(x: unknown) {\n  return [double(x as number)];\n}";
    const [run] = await casesOf(runCode(installation, code, { inputs: [['text']] }));
    expect(run).toMatchObject({
      kind: 'threw',
      error: {
        name: 'TypeError', message: 'double wants a number',
        frames: [{ file: 'esm-lib/index.js', package: 'esm-lib', line: 2, column: 36 }, { file: 'solution.ts', line: 4, column: 11 }],
      },
    });
  });

  test('in a package loaded from disk has its frames there', async () => {
    const [run] = await casesOf(runCode(installation, "import { optional } from 'broken-lib';\nexport const solve = () => optional();"));
    expect(run).toMatchObject({ kind: 'threw', error: { frames: [{ package: 'broken-lib', line: 2 }, { file: 'solution.ts', line: 2 }] } });
  });

  test('may be anything that can be thrown', async () => {
    const code = 'export function solve(what: string) { if (what === "text") throw "words"; if (what === "null") throw null; throw Object.defineProperty(new Error("x"), "message", { get() { throw 1 } }) }';
    const runs = await casesOf(runCode(installation, code, { inputs: [['text'], ['null'], ['getter']] }));
    expect(runs.map((run) => run.kind === 'threw' && [run.error.name, run.error.message])).toEqual([['string', 'words'], ['object', 'null'], ['object', 'Something that cannot be shown.']]);
  });
});

describe('a returned value', () => {
  test.each<[string, unknown]>([
    ['[NaN, Infinity, -Infinity, -0, 1.5, 1e300]', [NaN, Infinity, -Infinity, -0, 1.5, 1e300]],
    ['[undefined, null, true, "", "\\ud800 é \\n"]', [undefined, null, true, '', '\ud800 é \n']],
    ['12345678901234567890n', 12345678901234567890n],
    ['new Map([["a", new Set([1, [2]])], [{ k: 1 } as any, 3]])', new Map<unknown, unknown>([['a', new Set([1, [2]])], [{ k: 1 }, 3]])],
    ['[new Date(5), new Date(NaN)]', [new Date(5), new Date(NaN)]],
    ['[new Float64Array([1, NaN]), new BigInt64Array([5n]), new Uint8Array([255]).buffer]', [new Float64Array([1, NaN]), new BigInt64Array([5n]), new Uint8Array([255])]],
    ['JSON.parse(\'{"__proto__": {"polluted": 1}, "constructor": 2}\')', JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}')],
    ['Object.assign(Object.create(null), { a: 1 })', { a: 1 }],
    ['new (class Point { x = 1; y = 2 })()', { x: 1, y: 2 }],
    ['[, 1]', [undefined, 1]],
    ['undefined', undefined],
  ])('%s arrives as it left', async (expression, expected) => {
    expect(await valuesOf(runCode(installation, `export const solve = (): unknown => (${expression})`))).toEqual([expected]);
  });

  test.each([
    ['() => 1', 'result is a function'],
    ['[1, { a: Symbol("s") }]', 'result[1].a is a symbol'],
    ['{ late: Promise.resolve(1) }', 'result.late is a promise'],
    ['(() => { const a: any = { b: {} }; a.b.c = a; return a })()', 'result.b.c is circular'],
    ['new Map([["k", [() => 1]]])', 'result.get("k")[0] is a function'],
    ['[1].map(String).values()', 'result is an instance of a class, without properties of its own'],
    ['new Map().keys()', 'result is an iterator'],
    ['(() => { let a: any = []; for (let i = 0; i < 5000; i += 1) a = [a]; return a })()', 'levels deep'],
    ['"x".repeat(20_000_000)', 'larger than'],
    ['{ get x(): number { throw new Error("gotcha") } }', 'reading it throws'],
  ])('%s is refused with its place', async (expression, reason) => {
    const [run] = await casesOf(runCode(installation, `export const solve = (): unknown => (${expression})`));
    expect(run?.kind).toBe('not-serialisable');
    expect(run?.kind === 'not-serialisable' && run.reason).toContain(reason);
  });
});

test('the same submission gives the same execution, milliseconds aside', async () => {
  const code = "import { double } from 'esm-lib'; export function solve(x: number) { console.log(x); if (x > 2) throw new Error('big'); return { x: double(x), m: new Map([[x, 1]]) } }";
  const once = async (): Promise<string> => JSON.stringify(await runCode(installation, code, { inputs: [[1], [2], [3]] })).replaceAll(/"milliseconds":[\d.]+/gu, '');
  expect(await once()).toBe(await once());
});

test('an aborted run ends with the reason', async () => {
  const controller = new AbortController();
  const running = runCode(installation, 'export const solve = () => { for (;;); }', { signal: controller.signal });
  setTimeout(() => { controller.abort(new Error('enough')); }, 300);
  await expect(running).rejects.toThrow('enough');
});
