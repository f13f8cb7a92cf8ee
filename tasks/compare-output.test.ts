import { describe, expect, test } from 'vitest';
import type { Comparison } from './cases.ts';
import type { CodeFile } from './code-file.ts';
import { compareOutput } from './compare-output.ts';
import { UserError } from './user-error.ts';

/** The message, empty when it passes; a message of a pass or a silent failure would be a mistake of its own. */
async function differenceOf(comparison: Comparison, expected: unknown, output: unknown, args: unknown[] = []): Promise<string> {
  const { pass, message } = await compareOutput({ comparison, case: { name: 'case', args, expected }, output, showsExpected: true });
  expect(pass).toBe(message === '');
  return message;
}

describe('exact', () => {
  test.each<[unknown, unknown]>([
    [1, 1], [null, null], ['é', 'é'], [{ a: 1, b: [2] }, { b: [2], a: 1 }],
    [NaN, NaN], [0, -0], [-0, 0], [[NaN], [NaN]],
    [{ a: 1 }, { a: 1, b: undefined }],
    [{ a: 1, 2: 'x' }, new Map<unknown, unknown>([['a', 1], [2, 'x']])],
    [[[[1], 'x']], new Map([[[1], 'x']])],
    [[['a', 1]], new Map([['a', 1]])],
    [[1, 2], new Set([1, 2])],
    [[1, 2.5], new Float64Array([1, 2.5])],
    [5, 5n], ['12345678901234567890', 12345678901234567890n],
    ['2024-01-02T03:04:05.000Z', new Date('2024-01-02T03:04:05Z')],
    [{ name: 'RangeError', message: 'no' }, new RangeError('no')],
    [JSON.parse('{"__proto__": 1}'), JSON.parse('{"__proto__": 1}')],
  ])('%j is met by %o', async (expected, output) => {
    expect(await differenceOf({ kind: 'exact' }, expected, output)).toBe('');
  });

  test.each<[unknown, unknown, string]>([
    [1, 2, 'expected: 1 ≠ 2'],
    [1, '1', "expected: 1 ≠ '1'"],
    [1, 1 + 1e-12, 'expected: 1 ≠ 1.000000000001'],
    [null, undefined, 'expected: null ≠ undefined'],
    [5, 6n, 'expected: 5 ≠ 6n'],
    [[0, 1, 2, { rank: 0.12 }], [0, 1, 2, { rank: 0.15 }], 'expected[3].rank: 0.12 ≠ 0.15'],
    [[1, 2], [1], 'expected.length: 2 ≠ 1'],
    [[1], [2, 3], 'expected[0]: 1 ≠ 2'],
    [{ a: 1 }, {}, 'expected.a: 1 ≠ nothing'],
    [{}, { 'a b': [1] }, "expected['a b']: nothing ≠ [ 1 ]"],
    [{ a: { b: 1 } }, { a: [1] }, 'expected.a: { b: 1 } ≠ [ 1 ]'],
    [[1, 2], new Set([2, 1]), 'expected[0]: 1 ≠ 2'],
    [[], {}, 'expected: [] ≠ {}'],
    [{}, [], 'expected: {} ≠ []'],
    [{}, null, 'expected: {} ≠ null'],
    [{}, JSON.parse('{"__proto__": {"a": 1}}'), "expected.__proto__: nothing ≠ { a: 1 }"],
    ['NaN', NaN, "expected: 'NaN' ≠ NaN"],
    ['2024-01-02T03:04:05.000Z', new Date(NaN), "expected: '2024-01-02T03:04:05.000Z' ≠ Invalid Date"],
  ])('%j is not met by %o', async (expected, output, message) => {
    expect(await differenceOf({ kind: 'exact' }, expected, output)).toBe(message);
  });
});

describe('approx', () => {
  const approx: Comparison = { kind: 'approx', tolerance: 0.01 };

  test.each<[unknown, unknown]>([
    [1, 1.01], [1000, 1009.9], [{ a: [0] }, { a: [0.009] }], [Infinity, Infinity], [-5, -5.05],
  ])('%j is met by %o', async (expected, output) => {
    expect(await differenceOf(approx, expected, output)).toBe('');
  });

  test.each<[unknown, unknown, string]>([
    [1, 1.02, 'expected: 1 ≠ 1.02'],
    [1000, 1011, 'expected: 1000 ≠ 1011'],
    [[0], [0.02], 'expected[0]: 0 ≠ 0.02'],
    [1, NaN, 'expected: 1 ≠ NaN'],
    [1, Infinity, 'expected: 1 ≠ Infinity'],
    [Infinity, -Infinity, 'expected: Infinity ≠ -Infinity'],
  ])('%j is not met by %o', async (expected, output, message) => {
    expect(await differenceOf(approx, expected, output)).toBe(message);
  });
});

describe('unordered', () => {
  test('the same elements in another order will do', async () => {
    expect(await differenceOf({ kind: 'unordered' }, [1, { a: 1 }, 1, 'x'], ['x', 1, 1, { a: 1 }])).toBe('');
    expect(await differenceOf({ kind: 'unordered' }, ['a', 'b'], new Set(['b', 'a']))).toBe('');
  });

  test('elements count as often as they stand there', async () => {
    expect(await differenceOf({ kind: 'unordered' }, [1, 1, 2], [1, 2, 2])).toBe('expected[1]: 1 ≠ any element; left over is 2');
    expect(await differenceOf({ kind: 'unordered' }, [1], [1, 1])).toBe('expected.length: 1 ≠ 2');
    expect(await differenceOf({ kind: 'unordered' }, [1], { 0: 1 })).toBe("expected: [ 1 ] ≠ { '0': 1 }");
  });

  test('takes a case that expects no list as it is', async () => {
    expect(await differenceOf({ kind: 'unordered' }, null, null)).toBe('');
    expect(await differenceOf({ kind: 'unordered' }, null, [])).not.toBe('');
    expect(await differenceOf({ kind: 'partition' }, null, null)).toBe('');
    expect(await differenceOf({ kind: 'partition' }, null, [])).not.toBe('');
  });

  test('only the outermost list is without order', async () => {
    expect(await differenceOf({ kind: 'unordered' }, [[1, 2]], [[2, 1]])).not.toBe('');
  });

  test('a pairing is found where the first that fits would spoil it', async () => {
    const tolerance: Comparison = { kind: 'unordered', tolerance: 0.1 };
    expect(await differenceOf(tolerance, [0, 0.09], [0.05, -0.04])).toBe('');
    expect(await differenceOf(tolerance, [0, 0.09, 0.18, 0.27], [0.19, 0.1, 0.3, 0.01])).toBe('');
    expect(await differenceOf(tolerance, [0, 0.5], [0.05, 0.04])).toBe('expected[1]: 0.5 ≠ any element; left over is 0.04');
  });

  test('chains of exchanges of any length are followed', async () => {
    const size = 300;
    const expected = Array.from({ length: size }, (_, i) => i);
    const output = Array.from({ length: size }, (_, i) => (i === size - 1 ? -0.4 : i + 0.6));
    expect(await differenceOf({ kind: 'unordered', tolerance: 0.6 }, expected, output)).toBe('');
    expect(await differenceOf({ kind: 'unordered', tolerance: 0 }, expected, [...expected].reverse())).toBe('');
  });
});

describe('partition', () => {
  test.each<[unknown, unknown]>([
    [{ a: 1, b: 1, c: 2 }, { a: 'x', b: 'x', c: 'y' }],
    [{ a: 1, b: 1, c: 2 }, [['c'], ['b', 'a']]],
    [[['a', 'b'], ['c'], []], new Map([['a', 0], ['b', 0], ['c', 7]])],
    [[[1, 2], [3]], new Map([[1, 'x'], [2, 'x'], [3, 'y']])],
    [{ a: 1 }, [new Set(['a'])]], [{}, []],
  ])('%j is met by %o', async (expected, output) => {
    expect(await differenceOf({ kind: 'partition' }, expected, output)).toBe('');
  });

  test.each<[unknown, unknown, string]>([
    [{ a: 1, b: 1 }, { a: 1, b: 2 }, "expected: 'a' and 'b' together ≠ apart"],
    [{ a: 1, b: 2 }, [['a', 'b']], "expected: 'a' and 'b' apart ≠ together"],
    [{ a: 1, b: 2 }, { a: 1 }, "expected['b']: a group ≠ nothing"],
    [{ a: 1 }, { a: 1, b: 2 }, "expected['b']: nothing ≠ a group"],
    [{ a: 1 }, [['a'], ['a']], "expected: a grouping ≠ [ [ 'a' ], [ 'a' ] ] ('a' is listed twice)"],
    [{ a: 1 }, 5, 'expected: a grouping ≠ 5 (neither an object from element to label nor a list of groups)'],
    [{ a: 1 }, ['a'], "expected: a grouping ≠ [ 'a' ] (group 0 is no list)"],
  ])('%j is not met by %o', async (expected, output, message) => {
    expect(await differenceOf({ kind: 'partition' }, expected, output)).toBe(message);
  });
});

test('one-of is met by any of the accepted outputs', async () => {
  expect(await differenceOf({ kind: 'one-of' }, [[1, 2], [2, 1]], [2, 1])).toBe('');
  expect(await differenceOf({ kind: 'one-of', tolerance: 0.1 }, [1, 2], 2.05)).toBe('');
  expect(await differenceOf({ kind: 'one-of' }, [[1, 2], [2, 1]], [1, 3])).toBe('none of the 2 accepted outputs; from the first: expected[1]: 2 ≠ 3');
});

describe('checker', () => {
  const file = (code: string, name = 'checker.ts'): CodeFile => ({ path: `/suite/tasks/one/${name}`, name, code });
  const using = (code: string, name?: string): Comparison => ({ kind: 'checker', checker: file(code, name) });

  test('its answer counts, and its message is passed on', async () => {
    const checker = using('export default ({ args, output, expected }: any) => ({ pass: output === args[0] + expected, message: `${output} is off` })');
    expect(await differenceOf(checker, 2, 3, [1])).toBe('');
    expect(await differenceOf(checker, 2, 4, [1])).toBe('4 is off');
  });

  test('it may be JavaScript, asynchronous and silent', async () => {
    expect(await differenceOf(using('export default async ({ output }) => ({ pass: output })', 'checker.mjs'), 0, false)).toBe('the checker refuses it');
  });

  test('it cannot change the case for the next', async () => {
    const checker = using('export default ({ args, expected }: any) => { args[0].push(1); expected.x = 1; return { pass: args[0].length === 1 } }');
    const args = [[]];
    expect([await differenceOf(checker, {}, 0, args), await differenceOf(checker, {}, 0, args)]).toEqual(['', '']);
  });

  test.each([
    ['throws', 'export default () => { throw new Error("oh no") }', 'threw at the case "case": oh no'],
    ['answers nothing', 'export default () => undefined', 'returned no { pass, message? }'],
    ['has no default export', 'export const check = 1', 'has no default export'],
    ['does not compile', '\nexport default (', 'checker.ts:2: the checker does not compile: '],
    ['throws as it is loaded', 'throw new Error("too early")', 'cannot be loaded: too early'],
    ['ends its thread', 'export default () => process.exit(1)', 'ended the thread'],
  ])('one that %s is the fault of the suite', async (_, code, message) => {
    const asking = differenceOf(using(code), 1, 1);
    await expect(asking).rejects.toBeInstanceOf(UserError);
    await expect(asking).rejects.toThrow(/\/suite\/tasks\/one\/checker\.ts/u);
    await expect(asking).rejects.toThrow(message);
  });
});

describe('where what is expected must not be told', () => {
  const checkerOf = (code: string): CodeFile => ({ path: '/suite/tasks/one/checker.ts', name: 'checker.ts', code: `export default ${code}` });

  test.each<[Comparison, unknown, unknown, string]>([
    [{ kind: 'exact' }, [{ rank: 'SECRET' }], [{ rank: 1 }], 'output[0].rank: wrong value, 1'],
    [{ kind: 'exact' }, { a: 1, SECRET: 2 }, { a: 1 }, "output: a key is missing, { a: 1 }"],
    [{ kind: 'exact' }, { a: 'SECRET' }, { a: 'SECRET', b: 2 }, 'output.b: a key too many, 2'],
    [{ kind: 'exact' }, ['SECRET', 'SECRET'], ['SECRET'], 'output: too few items, 1'],
    [{ kind: 'exact' }, ['SECRET'], ['SECRET', 1], 'output: too many items, 2'],
    [{ kind: 'exact' }, { name: 'E', message: 'SECRET' }, new Error('no'), "output.name: wrong value, 'Error'"],
    [{ kind: 'approx', tolerance: 0.1 }, { SECRET: 1 }, 2, 'output: wrong value, 2'],
    [{ kind: 'unordered' }, ['SECRET', 'a'], ['a', 'b'], "output[1]: an element too many, 'b'"],
    [{ kind: 'unordered' }, ['SECRET'], [], 'output: too few items, 0'],
    [{ kind: 'one-of' }, ['SECRET', 'SECRET 2'], 'b', "output: none of the accepted values, 'b'"],
    [{ kind: 'partition' }, { SECRET: 1, a: 1 }, { a: 1 }, 'output: an element is in none of its groups, which have 1'],
    [{ kind: 'partition' }, { a: 'SECRET' }, { a: 1, b: 1 }, "output: an element too many, 'b'"],
    [{ kind: 'partition' }, { a: 'SECRET', b: 'SECRET' }, { a: 1, b: 2 }, "output: wrong groups, 'a' and 'b' are apart"],
    [{ kind: 'partition' }, [['SECRET']], 'x', "output: no grouping, 'x' (neither an object from element to label nor a list of groups)"],
    [{ kind: 'partition' }, [['SECRET', 'SECRET']], [], 'what is expected is no grouping'],
    [{ kind: 'checker', checker: checkerOf('({ output, expected }) => ({ pass: output === expected, message: `SECRET is not ${output}` })') }, 'SECRET', 1, 'output: the checker refuses it, 1'],
  ])('%j has only where and how %j differs from %j', async (comparison, expected, output, message) => {
    expect(await compareOutput({ comparison, case: { name: 'case', args: ['SECRET'], expected }, output, showsExpected: false })).toEqual({ pass: false, message });
  });

  test('an error of a checker is not quoted', async () => {
    const comparison: Comparison = { kind: 'checker', checker: checkerOf('({ expected }) => { throw new Error(expected); }') };
    await expect(compareOutput({ comparison, case: { name: 'case', args: [], expected: 'SECRET' }, output: 1, showsExpected: false })).rejects.toThrow(/threw at the case "case"\. /u);
  });
});
