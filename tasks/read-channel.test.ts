import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { readChannel } from './read-channel.ts';
import { wireLimits } from './wire-value.ts';

const seal = { marker: 'a1b2', key: '00ff'.repeat(16) };

function line(message: object, { key = seal.key, body = JSON.stringify(message) } = {}): string {
  return `\n${seal.marker} ${createHmac('sha256', Buffer.from(key, 'hex')).update(JSON.stringify(message)).digest('hex')} ${body}\n`;
}

const done = (index: number, value: unknown): object => ({ kind: 'done', index, result: JSON.stringify({ kind: 'returned', milliseconds: 1, value }) });

test('sealed lines are read, whatever stands between them', () => {
  const text = `noise${line({ kind: 'ready' })}${'\n'.repeat(50)}${seal.marker} ${line({ kind: 'started', index: 0 })}\n${seal.marker} x y\n\0${line(done(0, 'honest'))}`;
  expect(readChannel(text, seal)).toEqual({ ready: true, started: [0], results: new Map([[0, { kind: 'returned', milliseconds: 1, value: 'honest' }]]) });
});

test('a line whose words or seal are somebody else\'s is passed over', () => {
  const forged = JSON.stringify(done(0, 'forged'));
  for (const text of [line(done(0, 'honest'), { body: forged }), line(done(0, 'forged'), { key: 'ff'.repeat(32) }), `\n${seal.marker}  ${forged}\n`, `\n${seal.marker} ${forged}\n`]) {
    expect(readChannel(text, seal).results.size).toBe(0);
  }
});

test('of two results for one case the first counts', () => {
  expect(readChannel(line(done(0, 'first')) + line(done(0, 'second')), seal).results.get(0)).toMatchObject({ value: 'first' });
});

test('a result that the encoder would have refused for its size is not even parsed', () => {
  const huge = `[${'[],'.repeat(wireLimits.characters / 2)}0]`;
  expect(readChannel(line({ kind: 'done', index: 0, result: `{"kind":"returned","milliseconds":1,"value":${huge}}` }), seal).results.get(0)).toEqual({ kind: 'malformed' });
});

test('a channel full of line breaks is read in one go', () => {
  expect(readChannel('\n'.repeat(32 * 1024 * 1024) + line({ kind: 'ready' }), seal).ready).toBe(true);
});
