import { expect, test } from 'vitest';
import { withoutRepeatedEvents } from './repeated-events.ts';

const event = (delta: unknown, finish: string | null = null): string => `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] })}`;
const call = (text: string): string => event({ tool_calls: [{ index: 0, function: { arguments: text } }] });
const [begin, ha, end, usage, done] = [event({ role: 'assistant', content: '' }), event({ content: 'ha' }), event({}, 'stop'), 'data: {"choices":[],"usage":{"prompt_tokens":1}}', 'data: [DONE]'];
const [first, second] = [call('{"code": "a'), call('b"}')];

test.each<[string, string[], string[]]>([
  ['a word that is written twice stays', [begin, ha, ha, end, usage, done], [begin, ha, ha, end, usage, done]],
  ['everything twice is everything once', [begin, begin, ha, ha, end, end, usage, usage, done, done], [begin, ha, end, usage, done]],
  ['a beginning that came twice tells of the rest', [begin, begin, ha, ha, end, done], [begin, ha, end, done]],
  ['a count that came twice does too', [begin, ha, ha, end, usage, usage, done], [begin, ha, end, usage, done]],
  ['part of a call twice is dropped where the call cannot be read with it', [begin, first, first, second, end, done], [begin, first, second, end, done]],
  ['and stays where it can', [begin, call('["'), call('a'), call('a'), call('"]'), end, done], [begin, call('["'), call('a'), call('a'), call('"]'), end, done]],
  ['a call that cannot be read either way stays as it came', [begin, first, first, end, done], [begin, first, first, end, done]],
])('%s', (_, events, expected) => {
  expect(withoutRepeatedEvents(`${events.join('\n\n')}\n\n`)).toBe(`${expected.join('\n\n')}\n\n`);
});
