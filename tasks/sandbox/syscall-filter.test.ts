import { expect, test } from 'vitest';
import { bubblewrap } from './bubblewrap.ts';
import { probeProgram } from './fixtures/syscall-filter/probe.ts';
import { syscallFilter } from './syscall-filter.ts';

const native = process.platform === 'linux' && process.arch === 'x64';

test.skipIf(!native)('native code gets at no other process, no namespace and no socket that leaves the machine', async () => {
  const code = `import { execFileSync } from 'node:child_process'; import { writeFileSync } from 'node:fs'; import { inflateSync } from 'node:zlib';
    writeFileSync('/workspace/probe', inflateSync(Buffer.from('${probeProgram}', 'base64')), { mode: 0o755 });
    process.stdout.write(execFileSync('/workspace/probe'));`;
  const result = await bubblewrap.run({
    files: { 'main.mjs': code }, main: 'main.mjs', addons: false, input: '', readable: [],
    limits: { seconds: 5, memoryMb: 128, totalSeconds: 10 }, signal: new AbortController().signal,
  });
  if (result.kind !== 'ended') throw new Error(result.reason);
  expect(result.stderr).toBe('');
  // Error numbers: 1 EPERM, 38 ENOSYS, 97 EAFNOSUPPORT; k is success.
  expect(Object.fromEntries(result.stdout.trim().split('\n').map((line) => line.split('=')))).toEqual({
    vsock: '97', packet: '97', alg: '97', bluetooth: '97', inet: 'k', 'read-memory': '1', 'write-memory': '1', 'user-namespace': '1',
    mount: '1', bpf: '1', 'io-uring': '38', keyring: '1', perf: '1', trace: '1',
  });
});

test('a processor whose calls it does not know gets no filter, rather than one for another', () => {
  expect(syscallFilter('riscv64')).toBeUndefined();
  expect(syscallFilter('arm64')).not.toEqual(syscallFilter('x64'));
});
