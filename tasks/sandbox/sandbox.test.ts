import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { sandboxes } from './index.ts';
import type { SandboxJob } from './sandbox.ts';

/** Bubblewrap and none must work wherever the tests run; an engine for containers is a thing that a machine has or has not. */
const members = await Promise.all(Object.values(sandboxes).map(async (sandbox) => {
  const availability = sandbox.id === 'container' ? await sandbox.probe() : undefined;
  return { name: sandbox.id, sandbox, missing: availability?.kind === 'unavailable' ? availability.reason : '' };
}));

describe.each(members)('the sandbox $name', ({ sandbox, missing }) => {
  if (missing !== '') {
    test.skip(`is not tried here: ${missing}`);
    return;
  }

  function job(code: string, changes: Partial<SandboxJob> = {}): SandboxJob {
    return {
      files: { 'main.mjs': code }, main: 'main.mjs', addons: false, input: '', readable: [],
      limits: { seconds: 5, memoryMb: 128, totalSeconds: 10 }, signal: new AbortController().signal, ...changes,
    };
  }

  test('works here', async () => {
    expect(await sandbox.probe()).toMatchObject({ kind: 'available' });
  });

  test('starts a program and returns what it wrote to each stream', async () => {
    const result = await sandbox.run(job("import fs from 'node:fs'; fs.writeSync(3, 'results'); console.log('out'); console.error('err'); process.exitCode = 3"));
    expect(result).toMatchObject({ kind: 'ended', channel: 'results', stdout: 'out\n', stderr: 'err\n', exitCode: 3, timedOut: false });
  });

  test('sends the input and closes it', async () => {
    const result = await sandbox.run(job("import fs from 'node:fs'; fs.writeSync(3, fs.readFileSync(0))", { input: 'é'.repeat(200_000) }));
    expect(result).toMatchObject({ channel: 'é'.repeat(200_000) });
  });

  test('gives the program the other files of the job', async () => {
    const result = await sandbox.run(job('', { files: { 'main.mjs': "import { x } from './x.mjs'; console.log(x)", 'x.mjs': "export const x = 'beside';" } }));
    expect(result).toMatchObject({ stdout: 'beside\n', stderr: '' });
  });

  test('passes no environment on', async () => {
    process.env['UAGENT_TEST_SECRET'] = 'planted';
    const result = await sandbox.run(job('console.log(JSON.stringify(process.env))'));
    delete process.env['UAGENT_TEST_SECRET'];
    expect(result).toMatchObject({ kind: 'ended' });
    expect(result.kind === 'ended' && result.stdout).not.toContain('planted');
  });

  test('kills a program that runs too long', async () => {
    const result = await sandbox.run(job('for (;;);', { limits: { seconds: 1, memoryMb: 128, totalSeconds: 1 } }));
    expect(result).toMatchObject({ kind: 'ended', timedOut: true });
    expect(result.kind === 'ended' && result.milliseconds).toBeLessThan(4000);
  });

  test('keeps a part of a flood of output and lets the program go on', async () => {
    const result = await sandbox.run(job("const line = 'x'.repeat(1023) + '\\n'; for (let i = 0; i < 20_000; i += 1) process.stdout.write(line); process.exitCode = 7"));
    expect(result).toMatchObject({ kind: 'ended', exitCode: 7 });
    expect(result.kind === 'ended' && result.stdout).toHaveLength(64 * 1024);
  });

  test('kills a program that floods the channel', async () => {
    const result = await sandbox.run(job("import fs from 'node:fs'; const chunk = Buffer.alloc(1 << 20, 120); for (;;) fs.writeSync(3, chunk)"));
    expect(result).toMatchObject({ kind: 'ended', timedOut: false });
    expect(result.kind === 'ended' && result.milliseconds).toBeLessThan(8000);
  });

  test('ends a program when the run is aborted', async () => {
    const controller = new AbortController();
    const running = sandbox.run(job('setInterval(() => {}, 1000)', { signal: controller.signal }));
    await sleep(200);
    controller.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
  });

  test.runIf(process.platform === 'linux')('leaves nothing running, at whatever moment of its start it is aborted', async () => {
    const main = `aborted-${sandbox.id}-${String(process.pid)}.mjs`;
    const moments = Array.from({ length: 32 }, (_, i) => i * 2);
    await Promise.all(moments.map(async (moment) => {
      const controller = new AbortController();
      const running = sandbox.run(job('', { files: { [main]: 'setInterval(() => {}, 1000)' }, main, signal: controller.signal }));
      setTimeout(() => { controller.abort(new Error('enough')); }, moment);
      await expect(running).rejects.toThrow('enough');
    }));
    await expect.poll(() => runningWith(main), { timeout: 5000 }).toEqual([]);
  });

  test('does not wait for a child that holds the streams', async () => {
    const result = await sandbox.run(job("import { spawn } from 'node:child_process'; spawn(process.execPath, ['-e', 'setTimeout(() => {}, 8000)'], { stdio: 'inherit', detached: true }).unref()"));
    expect(result).toMatchObject({ kind: 'ended', exitCode: 0 });
    expect(result.kind === 'ended' && result.milliseconds).toBeLessThan(4000);
  });
});

/** Command lines that name something. */
function runningWith(name: string): string[] {
  return readdirSync('/proc').filter((entry) => /^\d+$/u.test(entry)).map((pid) => commandLine(pid)).filter((text) => text.includes(name));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
