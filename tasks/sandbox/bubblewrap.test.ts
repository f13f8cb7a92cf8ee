import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { execa, execaSync } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'uagent-users-'));
const program = path.join(folder, 'run-job.mjs');
const secret = path.join(folder, 'secret.txt');
let server: Server;

beforeAll(async () => {
  chmodSync(folder, 0o755);
  writeFileSync(secret, 'planted', { mode: 0o644 });
  await build({
    entryPoints: [path.join(import.meta.dirname, 'fixtures/bubblewrap/run-job.ts')], outfile: program, bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'silent',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const isRoot = process.getuid?.() === 0;
const another = ['setpriv', '--reuid', '12345', '--regid', '12345', '--clear-groups', '--no-new-privs', '--'];
/** Node may lie in root's own folder, where nobody else can start it. */
const startsAsAnother = isRoot && !execaSync('env', [...another, process.execPath, '--version'], { reject: false }).failed;

test.skipIf(!isRoot)('hostile code gets the same nothing when root runs it', async () => {
  await expectNothing([], 0);
});

test.skipIf(isRoot && !startsAsAnother)(`hostile code gets the same nothing when an ordinary user runs it${isRoot && !startsAsAnother ? ' (skipped: no other user can start this Node)' : ''}`, async () => {
  await expectNothing(isRoot ? another : [], isRoot ? 12_345 : process.getuid?.() ?? -1);
});

async function expectNothing(prefix: string[], uid: number): Promise<void> {
  const { stdout } = await execa('env', [...prefix, process.execPath, program], { input: JSON.stringify([secret, (server.address() as AddressInfo).port]), env: { PLANTED: 'planted' } });
  const { uid: ran, result } = JSON.parse(stdout) as { uid: number; result: { kind: string; channel: string; stderr: string } };
  expect(ran).toBe(uid);
  expect(result).toMatchObject({ kind: 'ended', stderr: '' });
  expect(JSON.parse(result.channel)).toEqual({
    environment: { PWD: '/workspace' }, root: false, proc: 'ENOENT', passwords: 'ENOENT', secret: 'ENOENT', written: [], workspace: 'written', becameRoot: expect.stringMatching(/^E(?:PERM|INVAL)$/u) as string,
    host: 'ECONNREFUSED', outside: 'ENETUNREACH', interfaces: [], signalled: 'ESRCH', processes: 'bounded',
  });
}
