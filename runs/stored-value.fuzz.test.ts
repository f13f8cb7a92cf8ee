import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzTime, inputs } from '../tasks/fixtures/fuzz/inputs.ts';
import { mutated } from '../tasks/fixtures/fuzz/mutated.ts';
import { UserError } from '../tasks/user-error.ts';
import { readStored } from './stored-value.ts';

const rows = ['{"version":1,"id":"r","suite":{"id":"small","tasks":[]},"trials":[{"task":"a"}]}', '{"version":1,"step":{"kind":"reply","text":"é"},"message":{"content":[]}}'];

test('a stored row, however it is spoilt, is one of this version or refused by name', () => {
  fc.assert(fc.property(mutated(rows, ['"version":2', '"version":"1"', '"version":1', '"version":null', '[{"version":1}]']), (spoilt) => {
    expect(outcomeOf(spoilt)).toMatch(/^(?:1|The run r cannot be read: .*)$/u);
  }), inputs({ usual: 300, share: 0.1 }));
}, fuzzTime);

function outcomeOf(text: string): string {
  try {
    return String(readStored(text, 'run r').version);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
