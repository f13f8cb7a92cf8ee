import path from 'node:path';
import { expect, it } from 'vitest';
import { TooSlow } from '../languages/within-time.ts';
import { UserError } from '../user-error.ts';
import { openThreads, type Lane } from './threads.ts';

const entry = path.join(import.meta.dirname, 'fixtures/threads/programs/works');
const open = (limits = { milliseconds: 60_000, megabytes: 64 }, most = 1) => {
  const threads = openThreads({ entry, most, limits });
  return { ask: (name: string, lane: Lane = 'patient', input = '') => threads.run(lane, { name, input }) };
};

it('a thread stays for the next question, and what is urgent goes before what waited longer', async () => {
  const { ask } = open();
  const order: string[] = [];
  const note = async (name: string, lane: Lane): Promise<unknown> => ask('count', lane).finally(() => order.push(name));
  const counts = await Promise.all([note('first', 'patient'), note('second', 'patient'), note('third', 'patient'), note('asked for', 'urgent')]);
  expect(order).toEqual(['first', 'asked for', 'second', 'third']);
  expect(counts).toEqual([1, 3, 4, 2]);
  expect(await ask('count')).toBe(5);
});

it('a thread that hangs is ended and its question given up, and another one goes on', async () => {
  const { ask } = open({ milliseconds: 1_500, megabytes: 64 });
  expect(await ask('count')).toBe(1);
  const [hung, next] = await Promise.allSettled([ask('hang'), ask('count')]);
  expect(hung).toEqual({ status: 'rejected', reason: new TooSlow('took longer than 1.5 s') });
  expect(next).toEqual({ status: 'fulfilled', value: 1 });
});

it('a thread without memory is ended as well, and takes nobody with it', async () => {
  const { ask } = open();
  await expect(ask('fill')).rejects.toThrow(new TooSlow('took more memory than 64 MB'));
  expect(await ask('count')).toBe(1);
});

it('errors come out in the class that callers tell them by', async () => {
  const { ask } = open(undefined, 2);
  const errors = await Promise.all(['slow', 'wrong', 'break'].map((name) => ask(name, 'patient', `said by ${name}`).catch((error: unknown) => error)));
  expect(errors.map((error) => (error as Error).message)).toEqual(['said by slow', 'said by wrong', 'said by break']);
  expect(errors.map((error) => [error instanceof TooSlow, error instanceof UserError])).toEqual([[true, false], [false, true], [false, false]]);
});
