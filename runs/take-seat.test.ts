import { expect, test } from 'vitest';
import { takeSeat } from './take-seat.ts';
import { createTwoLanes } from './two-lanes.ts';

const { signal } = new AbortController();

test('a lent seat is another trial\'s until it is given back, and its lender comes before a new trial', async () => {
  const calls = createTwoLanes(1);
  const order: string[] = [];
  const first = await takeSeat(calls);
  first.lend();
  first.lend();
  const second = await takeSeat(calls);
  const third = takeSeat(calls).then((seat) => { order.push('a new trial'); return seat; });
  const again = first.take(signal).then(() => { order.push('the lender'); });
  second[Symbol.dispose]();
  second[Symbol.dispose]();
  await again;
  first[Symbol.dispose]();
  (await third)[Symbol.dispose]();
  expect(order).toEqual(['the lender', 'a new trial']);
});

test('a seat that is held is not waited for', async () => {
  using seat = await takeSeat(createTwoLanes(1));
  await expect(seat.take(signal)).resolves.toBeUndefined();
});
