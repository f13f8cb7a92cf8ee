import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { createAsk } from './case-thread.ts';
import { threadWords } from './protocol.ts';

/** A thread as it is seen from here: events and a port, in the order that a busy machine may bring them in. */
function openThread() {
  const events = new EventEmitter();
  const { port1, port2 } = new MessageChannel();
  const ask = createAsk(events, port1);
  const answer = ask({ kind: 'run', index: 0, args: '[]' }, { milliseconds: 60_000, late: 'late' });
  return { events, port: port2, answer };
}

test.each<[string, (events: EventEmitter) => void]>([
  ['its end', (events) => { events.emit('exit', 3); }],
  ['an error that ended it', (events) => { events.emit('error', new Error('afterwards')); events.emit('exit', 1); }],
])('what a thread said last counts, also when %s is heard before it', async (_, end) => {
  const { events, port, answer } = openThread();
  port.postMessage('{"kind":"returned","value":4}');
  end(events);
  expect(await answer).toBe('{"kind":"returned","value":4}');
});

test('a thread that ran out of things to do is not one that was ended, whichever is heard first', async () => {
  const { events, port, answer } = openThread();
  port.postMessage(threadWords.drained);
  events.emit('exit', 0);
  expect(await answer).toBe('{"kind":"never-settled"}');
});

test('a thread that said nothing is told by its end', async () => {
  const { events, answer } = openThread();
  events.emit('exit', 3);
  expect(JSON.parse(await answer)).toEqual({ kind: 'exited', code: 3 });
});
