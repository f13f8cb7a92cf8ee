import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AIMessage, HumanMessage } from '@langchain/core/messages';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzTime, inputs } from '../../tasks/fixtures/fuzz/inputs.ts';
import { mutated } from '../../tasks/fixtures/fuzz/mutated.ts';
import { UserError } from '../../tasks/user-error.ts';
import { readReply } from '../chat/read-reply.ts';
import { readRecording, type Recording } from './recording.ts';
import { ReplayModel } from './replay-model.ts';

const usage = { calls: 1, inputTokens: 10, cachedTokens: 0, outputTokens: 2, reasoningTokens: 0 };
const trial = { library: 'ms', task: 'duration', persona: 'junior', arm: 'docs', repeat: 1 };
const line = (turn: number, toolCalls: unknown[], extra = {}): string => `${JSON.stringify({ version: 1, trial: { ...trial, ...extra }, turn, reply: { text: 'Now.', toolCalls, finishReason: 'tool_calls', usage } })}\n`;
const recordings = [
  line(1, [{ id: 'a', name: 'search_docs', arguments: { query: 'x' } }]) + line(2, [{ id: 'b', name: 'submit', arguments: '{"code": ' }]),
  line(1, [], { without: 'README.md#L1', arm: 'oracle' }) + line(1, [{ id: '', name: '', arguments: null }, { id: '', name: '', arguments: [1] }]),
];
const words = ['"turn":3', '"turn":0', '"arguments":{"__proto__":{}}', '"arguments":"\\u0000"', '"arguments":7', '"version":2', '"calls":-1', '"calls":1.5', '"toolCalls":null', '"without":null', '"arm":"none"', '\n\n', '}\n{'];

test('a recording, however it is spoilt, is replayed or refused with the line', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'recording-'));
  const file = path.join(folder, 'a.jsonl');
  const read = (): Recording | string => {
    try {
      return readRecording(file);
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    }
  };
  try {
    await fc.assert(fc.asyncProperty(mutated(recordings, words), async (spoilt) => {
      writeFileSync(file, spoilt);
      const recording = read();
      if (typeof recording === 'string') {
        expect(recording.replace(folder, '')).toMatch(/^\/a\.jsonl:\d+: ./su);
        return;
      }
      for (const reply of [...recording.values()].flat()) {
        const said: unknown = await new ReplayModel(() => reply).invoke([new HumanMessage('Go on.')]);
        if (!AIMessage.isInstance(said)) throw new Error('no message');
        const { step } = readReply({ reply: said, milliseconds: 0, turn: 1, usage: reply.usage, sentCharacters: 0 });
        expect([step.text, step.toolCalls.length]).toEqual([reply.text, reply.toolCalls.length]);
      }
    }), inputs({ usual: 150, share: 0.1 }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}, fuzzTime);
