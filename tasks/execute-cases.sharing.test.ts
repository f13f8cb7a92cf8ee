import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeInstallation, runCode, valuesOf, type TestInstallation } from './fixtures/execute-cases/run-code.ts';

let installation: TestInstallation;
beforeAll(async () => { installation = await makeInstallation(); });
afterAll(async () => { await installation[Symbol.asyncDispose](); });

/** Three cases of a program that says what it finds, then leaves something; each must find what the first one found. */
function run(code: string, { cases = 3 } = {}): Promise<unknown[]> {
  return valuesOf(runCode(installation, code, { inputs: Array.from({ length: cases }, (_, i) => [i]), limits: { seconds: 2, memoryMb: 128 } }));
}

/** Of a thread's own clock: two calls that agree on it ran in one thread. */
const threadOf = 'performance.nodeTiming.bootstrapComplete';

describe('cases share a thread', () => {
  test('when the program leaves the realm as it was, or only global variables, and each has its own instance of it', async () => {
    const values = await run(`import { double } from 'esm-lib'; let calls = 0;
      export function solve() { calls += 1; const known = (globalThis as any).registry?.size; ((globalThis as any).registry ??= new Map()).set(calls, double(2)); return [calls, known ?? 'none', ${threadOf}] }`);
    const [first] = values as unknown[][];
    expect(values).toEqual([1, 2, 3].map(() => [1, 'none', first?.[2]]));
  });

  test('also after an error', async () => {
    const values = await run(`export function solve(i: number) { if (i === 1) throw new Error('no'); return ${threadOf} }`);
    expect(values).toEqual([values[0], 'threw', values[0]]);
  });

  test('but not when it uses what keeps things in places that nobody can look up', async () => {
    const values = await run(`import fs from 'node:fs'; export const solve = () => [fs.existsSync('/nowhere'), ${threadOf}]`);
    expect(new Set(values.map((value) => (value as unknown[])[1])).size).toBe(3);
  });

  test('and one that runs out of memory among others does so again by itself', async () => {
    const values = await run(`const kept: unknown[] = []; export function solve(i: number) { while (i === 1) kept.push(new Array(1e5).fill(i)); return i }`);
    expect(values).toEqual([0, 'out-of-memory', 2]);
  });
});

describe('no case finds what an earlier one left', () => {
  test.each([
    ['in a global variable that was there', '(globalThis as any).origin ??= 0; Object.defineProperty(globalThis, "NaN2", { value: 1 + ((globalThis as any).NaN2 ?? 0) }); return (globalThis as any).NaN2', 1],
    ['in a global function', 'const old = parseInt; (globalThis as any).parseInt = (text: string) => old(text) + 1; return old("1")', 1],
    ['in a prototype', 'const found = ([] as any).last; (Array.prototype as any).last = 1; return found ?? "none"', 'none'],
    ['in a hidden prototype', 'const it = Object.getPrototypeOf(Object.getPrototypeOf(function* () {}())); const found = it.left; it.left = 1; return found ?? "none"', 'none'],
    ['in a method', 'const found = (Math.max as any).left; (Math.max as any).left = 1; return found ?? "none"', 'none'],
    ['in a method that is replaced', 'const found = [3, 1].sort()[0]; const old = Array.prototype.sort; Array.prototype.sort = function (...args: any[]) { return (old as any).apply(this, args).reverse() }; return found', 1],
    ['by making a prototype end elsewhere', 'const found = Object.getPrototypeOf(Map.prototype) === Object.prototype; Object.setPrototypeOf(Map.prototype, Array.prototype); return found', true],
    ['by freezing', 'const found = Object.isFrozen(Set.prototype); Object.freeze(Set.prototype); return found', false],
    ['on process', 'const p = process as any; const found = p.left ?? "none"; p.left = 1; return found', 'none'],
    ['in the environment', 'const found = process.env.LEFT ?? "none"; process.env.LEFT = "1"; return found', 'none'],
    ['in the exit code', 'const found = process.exitCode ?? "none"; process.exitCode = 3; return found', 'none'],
    ['in the title', 'const found = process.title === "left"; process.title = "left"; return found', false],
    ['in the place of process', 'const found = (process as any).left ?? "none"; (globalThis as any).process = { ...process, left: 1, on: process.on.bind(process) }; return found', 'none'],
    ['as a listener', 'const found = process.listenerCount("warning"); process.on("warning", () => {}); return found > 1', false],
    ['in how errors are told', 'const found = Error.stackTraceLimit; Error.stackTraceLimit = 3; return found === 3', false],
    ['in a timer', 'const found = (globalThis as any).ticks ?? "none"; setInterval(() => { (globalThis as any).ticks = 1 }, 1); return found', 'none'],
    ['in a promise', 'const found = Reflect.get(Array.prototype, "late") ?? "none"; void Promise.resolve().then(() => {}).then(() => { Reflect.set(Array.prototype, "late", 1) }); return found', 'none'],
  ])('%s', async (_, body, expected) => {
    expect(await run(`export function solve() { ${body} }`)).toEqual([expected, expected, expected]);
  });

  test.each([
    ['in a module of Node', 'import util from "node:util"; export function solve() { const found = (util as any).left ?? "none"; (util as any).left = 1; return found }', 'none'],
    ['in a package', 'import * as lib from "cjs-lib"; export function solve() { const own = ((lib as any).default ?? lib) as any; const found = own.left ?? "none"; own.left = 1; return found }', 'none'],
    ['in a module of Node that a name made at run time leads to', 'export async function solve() { const name = "node:" + "o" + "s"; const os = (await import(name)).default; const found = os.left ?? "none"; os.left = 1; return found }', 'none'],
    ['in a rejection that nobody handles', 'export function solve(i: number) { if (i === 0) setImmediate(() => { throw new Error("late") }); return i }', undefined],
  ])('%s', async (_, code, expected) => {
    expect(await run(code)).toEqual(expected === undefined ? [0, 1, 2] : [expected, expected, expected]);
  });
});
