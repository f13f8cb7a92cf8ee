import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { afterAll, expect, it } from 'vitest';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { bundle } from './bundle.ts';
import { installPackages } from './fixtures/type-project/install-packages.ts';

const { installation, [Symbol.dispose]: remove } = installPackages();
afterAll(remove);

/** Files of one name, each with a package, a text of its own and, every third one, a mistake. */
const codes = Array.from({ length: 9 }, (_, i) => `import { open } from 'plain';\nexport const text${String(i)} = () => open('text ${String(i)}')${i % 3 === 2 ? ' ??' : ''};\n`);
const build = (code: string): ReturnType<typeof bundle> => bundle({ main: 'solution.ts', files: { 'solution.ts': code } }, installation);

it('builds many at once as if each were alone, mistakes between them', async () => {
  const together = await Promise.all(codes.map(build));
  expect(together.map(({ kind }) => kind)).toEqual(codes.map((_, i) => (i % 3 === 2 ? 'not-compiled' : 'compiled')));
  for (const [i, code] of codes.entries()) {
    const alone = await build(code);
    expect({ ...alone, sourceMap: null }).toEqual({ ...together[i], sourceMap: null });
    expect(alone.kind === 'compiled' ? alone.code : JSON.stringify(alone.problems)).toContain(i % 3 === 2 ? 'Unexpected' : `text ${String(i)}`);
  }
});

it('has the source map of its own program, also when others were built since', async () => {
  const [first, second] = [await build(codes[0] ?? ''), await build(`\n\n${codes[1] ?? ''}`)];
  if (first.kind !== 'compiled' || second.kind !== 'compiled') throw new Error('The code is right.');
  const lineIn = async (program: typeof first, text: string): Promise<number | null> =>
    originalPositionFor(new TraceMap(await program.sourceMap()), { line: program.code.split('\n').findIndex((line) => line.includes(text)) + 1, column: 0 }).line;
  expect([await lineIn(first, 'text 0'), await lineIn(second, 'text 1')]).toEqual([2, 4]);
});

it('starts esbuild again when its process is gone', async () => {
  expect((await build(codes[0] ?? '')).kind).toBe('compiled');
  const children = (await execa({ reject: false })`ps -o pid=,args= --ppid ${process.pid}`).stdout.split('\n').filter((line) => line.includes('--service='));
  expect(children).toHaveLength(1);
  process.kill(Number.parseInt(children[0] ?? '', 10), 'SIGKILL');
  const together = await Promise.all([build(codes[1] ?? ''), build(codes[3] ?? ''), bundle({ main: 'solution.ts', files: { 'solution.ts': codes[4] ?? '' } }, { ...installation, hash: 'another' })]);
  expect(together.map(({ kind }) => kind)).toEqual(['compiled', 'compiled', 'compiled']);
});

it('has the source map also of what uses a package that names others which are not installed, once it was built before', async () => {
  const folder = path.join(installation.folder, 'node_modules', 'any-driver');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'index.js'), "exports.open = (text) => (text === '' ? require('absent-driver') : text);\n");
  for (let i = 0; i < 2; i += 1) {
    const code = `import { open } from 'any-driver';\nexport const text = () => open('${String(i)}');\n`;
    const built = await bundle({ main: 'solution.ts', files: { 'solution.ts': code } }, { ...installation, hash: 'with any-driver' });
    if (built.kind !== 'compiled') throw new Error('The code is right.');
    expect(await built.sourceMap()).toContain('solution.ts');
  }
});
