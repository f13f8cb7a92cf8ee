import ts from 'typescript';
import { expect, test } from 'vitest';
import { readStarter } from './read-starter.ts';

const typed = `import Store from 'stores';

export interface Input {
  names: string[];
  size: number;
}

function open(input: Input): Store {
  return new Store(input.names);
}

export function count(input: Input, prefix: string): Promise<number> {
  const store = open(input);
  throw new Error('Write me.');
}
`;

test('a starter tells what is in scope, the built value first', () => {
  const starter = readStarter(ts, { code: typed, entry: 'count', examples: [] });
  expect(starter?.values.map(({ expression, role, shape, carries }) => [expression, role, shape.kind, carries])).toEqual([
    ['store', 'local', 'instance', ['input.names', 'input.size']],
    ['input', 'parameter', 'object', ['input.names', 'input.size']],
    ['input.names', 'property', 'array', ['input.names']],
    ['input.size', 'property', 'number', ['input.size']],
    ['prefix', 'parameter', 'string', ['prefix']],
  ]);
  expect(starter?.result).toEqual({ kind: 'number' });
  expect(starter?.imports).toEqual([{ local: 'Store', module: 'stores', imported: 'default' }]);
  expect(starter?.modules).toBe('import');
});

test('the throw is what gets replaced', () => {
  const starter = readStarter(ts, { code: typed, entry: 'count', examples: [] });
  expect(typed.slice(starter?.body.start, starter?.body.end)).toBe("throw new Error('Write me.');");
  expect(starter?.body.indent).toBe('  ');
});

test('without types the examples tell', () => {
  const starter = readStarter(ts, {
    code: "exports.join = async ({ left, right }, glue) => {\n  throw new Error('Write me.');\n};\n",
    entry: 'join',
    examples: [{ name: 'one', args: [{ left: 'a', right: 2 }, '-'], expected: ['a'] }],
  });
  expect(starter?.values.map(({ expression, shape }) => [expression, shape.kind])).toEqual([['left', 'string'], ['right', 'number'], ['glue', 'string']]);
  expect(starter?.result).toEqual({ kind: 'array', element: { kind: 'string' } });
  expect(starter?.modules).toBe('require');
  expect(starter?.isAsync).toBe(true);
});

test('an empty body is written at its end', () => {
  const code = 'export const f = (a) => {\n};\n';
  const starter = readStarter(ts, { code, entry: 'f', examples: [] });
  const { start = 0, end = 0, before = '', after = '' } = starter?.body ?? {};
  expect(`${code.slice(0, start)}${before}return a;${after}${code.slice(end)}`).toBe('export const f = (a) => {\n  return a;\n};\n');
});

test('a file without the entry gives nothing', () => {
  expect(readStarter(ts, { code: 'export function other() {}', entry: 'count', examples: [] })).toBeNull();
});
