import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { bubblewrap } from '../tasks/sandbox/bubblewrap.ts';
import { openSandbox } from './open-sandbox.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'uagent-open-'));
const realPath = process.env['PATH'];

afterEach(() => {
  process.env['PATH'] = realPath;
  rmSync(folder, { recursive: true });
});

test('a sandbox that cannot start is refused in the words of the doctor', async () => {
  writeFileSync(path.join(folder, 'bwrap'), "#!/bin/sh\n[ \"$1\" = --version ] && { echo 'bubblewrap 0.9.0'; exit; }\necho 'bwrap: The --size option is not permitted in setuid mode' >&2\nexit 1\n", { mode: 0o755 });
  process.env['PATH'] = `${folder}:${realPath ?? ''}`;
  const availability = await bubblewrap.probe();
  if (availability.kind === 'available') throw new Error('A bubblewrap that only fails was taken for one that works.');
  expect(availability.remedy).toContain('\n  sudo chmod u-s "$(command -v bwrap)"');
  await expect(openSandbox('bubblewrap', () => undefined)).rejects.toThrow(`Submitted code cannot be run safely here: ${availability.reason} ${availability.remedy}\n--sandbox container runs it`);
});
