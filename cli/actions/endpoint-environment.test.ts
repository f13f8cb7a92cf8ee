import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { UserError } from '../../tasks/user-error.ts';
import type { CliContext } from '../context.ts';
import { endpointEnvironment, type Shown } from './endpoint-environment.ts';

const key = 'sk-planted-0123456789abcdef';
const root = mkdtempSync(path.join(tmpdir(), 'keys-'));
afterAll(() => { rmSync(root, { recursive: true }); });
const place = (name: string): string => path.join(root, name);
for (const folder of ['suite/libraries', 'package', 'pages']) mkdirSync(place(folder), { recursive: true });
const shown: Shown = {
  folder: place('suite'),
  libraries: [{ install: { npm: { a: `file:${place('package')}`, b: '1.0.0' } }, docs: [{ value: { path: '../../pages' }, file: place('suite/libraries/a.yaml'), line: 1 }] }],
};

function write(name: string, text = `  ${key}\n`, mode = 0o600): string {
  writeFileSync(place(name), text);
  chmodSync(place(name), mode);
  return name;
}

function read(environment: CliContext['environment']): unknown {
  const nobody = { write: () => undefined, isTerminal: false, columns: 80, colour: false };
  try {
    return endpointEnvironment({ environment, workingFolder: root, output: nobody, messages: nobody, signal: new AbortController().signal, now: () => new Date() }, shown);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

test('a key comes out of the environment, or out of a file of one\'s own, without what is around it', () => {
  expect(read({})).toEqual({});
  expect(read({ OPENAI_API_KEY: ` ${key} `, OPENAI_API_KEY_FILE: '' })).toEqual({ apiKey: key });
  expect(read({ OPENAI_API_KEY_FILE: write('key'), OPENAI_BASE_URL: 'http://x' })).toEqual({ apiKey: key, baseUrl: 'http://x' });
});

test.each<[string, () => CliContext['environment'], RegExp]>([
  ['that is not there', () => ({ OPENAI_API_KEY_FILE: 'none' }), /none \(OPENAI_API_KEY_FILE\) does not exist\. Write the key there/u],
  ['that is a folder', () => ({ OPENAI_API_KEY_FILE: 'suite' }), /is not a file with one key/u],
  ['inside the suite', () => ({ OPENAI_API_KEY_FILE: write('suite/key') }), /lies in .*\/suite, which models or submitted code are shown\. Move it/u],
  ['that a link from elsewhere leads to inside the suite', () => {
    write('suite/key');
    symlinkSync(place('suite/key'), place('link'));
    return { OPENAI_API_KEY_FILE: 'link' };
  }, /lies in .*\/suite/u],
  ['in a folder that is installed', () => ({ OPENAI_API_KEY_FILE: write('package/.key') }), /lies in .*\/package/u],
  ['among the docs', () => ({ OPENAI_API_KEY_FILE: write('pages/key.md') }), /lies in .*\/pages/u],
  ['that the group may read', () => ({ OPENAI_API_KEY_FILE: write('open', key, 0o640) }), /can be read by other users .*: chmod 600 .*\/open/u],
  ['that is empty', () => ({ OPENAI_API_KEY_FILE: write('empty', '\n') }), /is empty/u],
  ['with more than a key', () => ({ OPENAI_API_KEY_FILE: write('many', `${key}\nand more`) }), /holds more than a key/u],
  ['beside a key in the environment', () => ({ OPENAI_API_KEY_FILE: write('second'), OPENAI_API_KEY: key }), /are both set/u],
])('a key file %s is refused, and what is in it not told', (_, environment, message) => {
  const told = read(environment());
  expect(told).toMatch(message);
  expect(told).not.toContain(key);
});
