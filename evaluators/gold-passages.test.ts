import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Task } from '../tasks/task.ts';
import { openKitchen, type Kitchen } from './fixtures/friction/try-out.ts';
import { goldPassages } from './gold-passages.ts';

let kitchen: Kitchen;
beforeAll(async () => { kitchen = await openKitchen(); });
afterAll(() => { kitchen[Symbol.dispose](); });

/** Places of what is handed over to somebody who reads that, for a task with these references. */
async function gold(references: string[], reading: 'all' | ['quick-start'] = 'all'): Promise<string[]> {
  const file = (name: string, code: string) => ({ path: `/${name}`, name, code });
  const task: Task = {
    id: 'cups', title: 'Cups', entry: 'main', limits: { seconds: 2, memoryMb: 256 }, instructions: '', folder: '/',
    cases: { compare: { kind: 'exact' }, examples: [], hidden: [] },
    solutions: { lib: { starter: file('starter.ts', 'export function main(): number { throw new Error(); }'), references: references.map((code, i) => file(`reference-${String(i)}.ts`, code)), wrong: [] } },
  };
  const passages = await goldPassages({ ...kitchen.library, task, persona: { reading }, docs: kitchen.docs ?? [] });
  return passages.map(({ path }) => path);
}

const boils = "import { Kettle } from 'kettle';\nexport const main = (): number => new Kettle(2).fill(1).boil({ target: 90 });\n";

test('the passages that cover what a reference needs are handed over, and no others', async () => {
  expect(new Set(await gold([boils]))).toEqual(new Set(['README.md']));
});

test('of what the persona may read', async () => {
  const counts = ["import { cupsIn } from 'kettle';\nexport const main = (): number => cupsIn(2);\n"];
  expect(await gold(counts)).toEqual(['guide.md']);
  expect(await gold(counts, ['quick-start'])).not.toContain('guide.md');
});

test('for the reference that the docs cover best', async () => {
  expect(await gold(["import { sieve } from 'kettle';\nexport const main = (): number => sieve(2);\n", boils])).toEqual(await gold([boils]));
});

test('nothing, where nothing covers it', async () => {
  expect(await gold(["import { sieve } from 'kettle';\nexport const main = (): number => sieve(2);\n"])).toEqual([]);
});
