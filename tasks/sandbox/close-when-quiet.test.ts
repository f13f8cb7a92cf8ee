import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { closeWhenQuiet } from './close-when-quiet.ts';
import { collectStream } from './collect-stream.ts';

test('what was written while this process was too busy to read it is not lost', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'quiet-'));
  const written = path.join(folder, 'written');
  // Holds its output open for longer than anyone waits, as what escaped from a sandbox may.
  const child = spawn('sh', ['-c', `sleep 0.3; echo late; touch '${written}'; exec sleep 600`], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const collected = collectStream(child.stdout, { bytes: 100 });
    const closed = closeWhenQuiet([child.stdout]);
    // The time that a stream may be quiet is over before this process reads again.
    const nobody = new Int32Array(new SharedArrayBuffer(4));
    while (!existsSync(written)) Atomics.wait(nobody, 0, 0, 20);
    await closed;
    expect(await collected).toBe('late\n');
  } finally {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  }
});
