import { expect, test } from 'vitest';
import { createTwoLanes } from './two-lanes.ts';

test('what is urgent goes before what came earlier and can wait; there are never more at work than places', async () => {
  const lanes = createTwoLanes(2);
  const order: string[] = [];
  let [atWork, most] = [0, 0];
  const work = (name: string) => async () => {
    atWork += 1;
    most = Math.max(most, atWork);
    await new Promise(setImmediate);
    order.push(name);
    atWork -= 1;
  };
  await Promise.all([
    ...['p1', 'p2', 'p3', 'p4'].map((name) => lanes.enter('patient', work(name))),
    ...['u1', 'u2'].map((name) => lanes.enter('urgent', work(name))),
  ]);
  expect(order).toEqual(['p1', 'p2', 'u1', 'u2', 'p3', 'p4']);
  expect(most).toBe(2);
});

test('one that gives up waiting takes no place, and one that fails gives its own back', async () => {
  const lanes = createTwoLanes(1);
  const stop = new AbortController();
  await lanes.take('patient');
  const late = lanes.enter('urgent', () => Promise.resolve('done'), stop.signal);
  const next = lanes.enter('patient', () => Promise.reject(new Error('broken')));
  stop.abort(new Error('stopped'));
  lanes.giveBack();
  await expect(late).rejects.toThrow('stopped');
  await expect(next).rejects.toThrow('broken');
  await expect(lanes.enter('patient', () => Promise.resolve('free again'))).resolves.toBe('free again');
  await expect(lanes.take('urgent', stop.signal)).rejects.toThrow('stopped');
});
