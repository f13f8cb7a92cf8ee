import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AIMessage, HumanMessage } from '@langchain/core/messages';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzTime, inputs } from '../../tasks/fixtures/fuzz/inputs.ts';
import { mutated } from '../../tasks/fixtures/fuzz/mutated.ts';
import { keepReply, messageOf } from '../chat/kept-reply.ts';
import { readReply } from '../chat/read-reply.ts';
import { withoutSecret } from '../without-secret.ts';
import { openEndpoint } from './openai.ts';
import { withoutRepeatedEvents } from './repeated-events.ts';

const call = { index: 0, id: 'c1', type: 'function', function: { name: 'submit', arguments: '{"code": "export const a = 1;"}' } };
const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120, prompt_tokens_details: { cached_tokens: 5 }, completion_tokens_details: { reasoning_tokens: 3 } };
const head = { id: 'x', created: 1_700_000_000, model: 'scripted' };
const chunk = (delta: unknown, end: string | null = null): string => `data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: end }] })}\n\n`;
const bodies = [
  JSON.stringify({ ...head, object: 'chat.completion', choices: [{ index: 0, message: { role: 'assistant', content: 'Yes.', refusal: null, tool_calls: [call] }, finish_reason: 'tool_calls' }], usage }),
  JSON.stringify({ ...head, object: 'chat.completion', choices: [{ index: 0, message: { role: 'assistant', content: [{ type: 'text', text: 'Yes.' }] }, finish_reason: 'stop' }] }),
  `${chunk({ role: 'assistant', content: '' })}${chunk({ content: 'Yes' })}${chunk({ content: '.' })}${chunk({}, 'stop')}data: ${JSON.stringify({ ...head, choices: [], usage })}\n\ndata: [DONE]\n\n`,
  `${chunk({ role: 'assistant', tool_calls: [{ ...call, function: { name: 'submit', arguments: '{"code": ' } }] })}${chunk({ tool_calls: [{ index: 0, function: { arguments: '"x"}' } }] })}${chunk({}, 'tool_calls')}data: [DONE]\n\n`,
  `${chunk({ role: 'assistant', refusal: 'No.' })}: keep-alive\n\nevent: message\nid: 7\n${chunk({}, 'content_filter')}data: [DONE]\n\n`,
  'data: {"error": {"message": "overloaded", "code": 529}}\n\n',
  '{"error": {"message": "maximum context length", "type": "x", "code": "context_length_exceeded"}}',
  '<!doctype html><html><body>502</body></html>',
];
const words = ['data: ', 'data:', '\n\n', 'data: [DONE]\n\n', 'event: error\n', '"choices":', '"choices": null', '"delta": null', '"delta":', '"tool_calls": {}', '"tool_calls": [null]', '"index": -1', '"index": 1e9', '"index": "0"', '"function": null', '"arguments": {}', '"arguments": 7', '"name": null', '"content": {}', '"content": [null]', '"content": 7', '"usage": "many"', '"prompt_tokens": -5', '"finish_reason": 7', '"role": "system"', '"role": null', '"__proto__": {"a": 1}', '[]', '{}', '""'];

test('whatever an endpoint sends is a reply in its usual form, or a failure in words', async () => {
  const sent = { body: '', type: '', status: 200 };
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(sent.status, { 'content-type': sent.type }).end(sent.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = new URL(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`);
  const endpoint = await openEndpoint({ model: 'openai:scripted', name: 'scripted', environment: { apiKey: 'sk-0123456789' }, workingFolder: '/' }, address);
  const receive = async (): Promise<{ reply: unknown } | { error: unknown }> => {
    try {
      return { reply: await endpoint.model.invoke([new HumanMessage('Go on.')]) };
    } catch (error) {
      return { error };
    }
  };
  const types = fc.constantFrom('application/json', 'text/event-stream', 'text/html', 'application/octet-stream');
  const statuses = fc.oneof({ weight: 12, arbitrary: fc.constant(200) }, { weight: 1, arbitrary: fc.constantFrom(201, 400, 401, 404, 413, 429, 500, 502, 529) });
  try {
    await fc.assert(fc.asyncProperty(mutated(bodies, words), types, statuses, async (body, type, status) => {
      // By itself as well: what breaks in here would pass for a failure of the endpoint.
      expect(withoutRepeatedEvents(body.repeat(2)).length).toBeLessThanOrEqual(2 * body.length);
      Object.assign(sent, { body, type, status });
      const received = await receive();
      if ('error' in received) {
        const failure = endpoint.explain(received.error);
        expect(['transient', 'permanent', 'refused', 'too-long']).toContain(failure.kind);
        expect('reason' in failure ? failure.reason : 'said').toMatch(/\w/u);
        return;
      }
      if (!AIMessage.isInstance(received.reply)) throw new Error('no message');
      const read = readReply({ reply: received.reply, milliseconds: 1, turn: 1, usage: undefined, sentCharacters: 7 });
      expect(read.step).toMatchObject({ kind: 'reply', text: expect.any(String) as unknown, finishReason: expect.any(String) as unknown });
      expect(new Set(read.step.toolCalls.map(({ id }) => id)).size).toBe(read.step.toolCalls.length);
      for (const { name, id } of read.step.toolCalls) expect([typeof name, typeof id]).toEqual(['string', 'string']);
      for (const count of Object.values(read.step.usage)) expect(count === true || (typeof count === 'number' && count >= 0)).toBe(true);
      // As it is kept in the store and served again.
      const kept = JSON.parse(JSON.stringify(withoutSecret(keepReply(read.step, read.message), 'sk-0123456789'))) as ReturnType<typeof keepReply>;
      expect(messageOf(kept).text).toBe(read.message.text);
    }), inputs({ usual: 150, share: 0.2 }));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}, fuzzTime);
