import { createSocket } from 'node:dgram';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casesOf, makeInstallation, runCode, valuesOf, type TestInstallation } from './fixtures/execute-cases/run-code.ts';

let installation: TestInstallation;
beforeAll(async () => { installation = await makeInstallation(); });
afterAll(async () => { await installation[Symbol.asyncDispose](); });

const quick = { limits: { seconds: 1, memoryMb: 128 } };

/** A body for the entry, in which `attempt` turns an error into its code or message. */
function attack(body: string): string {
  return `import fs from 'node:fs'; import os from 'node:os'; import net from 'node:net'; import dns from 'node:dns'; import dgram from 'node:dgram';
    import child from 'node:child_process'; import threads from 'node:worker_threads'; import { createRequire } from 'node:module';
    const attempt = (what: () => unknown): unknown => { try { return what() } catch (error: any) { return error.code ?? error.message } };
    export async function solve(arg: any): Promise<unknown> { ${body} }`;
}

describe('what hostile code finds', () => {
  test('no environment', async () => {
    process.env['UAGENT_TEST_SECRET'] = 'planted';
    const [value] = await valuesOf(runCode(installation, attack('return JSON.stringify(process.env) + JSON.stringify(createRequire("/job/x.js")("worker_threads").workerData ?? null)')));
    delete process.env['UAGENT_TEST_SECRET'];
    expect(value).toBe('{}null');
  });

  test('no environment in a process that it starts either', async () => {
    const [value] = await valuesOf(runCode(installation, attack('return child.execFileSync(process.execPath, ["-p", "Object.keys(process.env).join()"], { env: undefined }).toString()')));
    expect(value).toBe('\n');
  });

  test('no /proc', async () => {
    expect(await valuesOf(runCode(installation, attack('return ["/proc/1/environ", "/proc/self/mem", "/proc/self/fd"].map((file) => attempt(() => fs.readFileSync(file, "utf8")))'))))
      .toEqual([['ENOENT', 'ENOENT', 'ENOENT']]);
  });

  test('no files of this machine, by path or through links', async () => {
    const code = attack(`fs.symlinkSync(arg, '/workspace/link');
      return [...['/etc/passwd', '/etc/shadow', '/root/.ssh', '/home', '/var', '/run', arg, '/workspace/link'].map((file) => attempt(() => fs.readdirSync(file).length)),
        attempt(() => fs.linkSync('/usr/lib/os-release', '/workspace/hard') ?? 'linked')]`);
    const [value] = await valuesOf(runCode(installation, code, { inputs: [[import.meta.dirname]] }));
    expect(value).toEqual([...Array.from({ length: 8 }, () => 'ENOENT'), expect.stringMatching(/^E(?:XDEV|PERM|NOENT|ROFS)$/u)]);
  });

  test('no folder but the read-only ones and its own', async () => {
    const names = ['/', '/job', '/dev', '/workspace'];
    const [value] = await valuesOf(runCode(installation, attack('return arg.map((name: string) => fs.readdirSync(name).sort())'), { inputs: [[names]] }));
    const [root, ...others] = value as string[][];
    expect(root?.filter((name) => !['lib', 'lib32', 'lib64', 'nix'].includes(name))).toEqual(['dev', 'job', 'runtime', installation.folder.split('/')[1], 'usr', 'workspace'].sort());
    expect(others).toEqual([['case.mjs', 'main.mjs', 'program.mjs'], ['null', 'urandom', 'zero'], []]);
  });

  test('no programs', async () => {
    expect(await valuesOf(runCode(installation, attack('return ["sh", "/bin/sh", "/usr/bin/env", "python3"].map((program) => attempt(() => child.execFileSync(program, ["-c", "1"])))'))))
      .toEqual([['ENOENT', 'ENOENT', 'ENOENT', 'ENOENT']]);
  });

  test('nothing that it may write to but its workspace', async () => {
    const folder = `${installation.folder}/node_modules/esm-lib/index.js`;
    const code = attack("return ['/x', '/job/program.mjs', '/runtime/node', '/dev/x', '/usr/lib/x', arg, '/workspace/x'].map((file) => attempt(() => fs.writeFileSync(file, 'x') ?? 'written'))");
    const [value] = await valuesOf(runCode(installation, code, { inputs: [[folder]] }));
    expect((value as string[]).map((each) => each.replace(/EACCES|EROFS|ETXTBSY/u, 'refused'))).toEqual(['refused', 'refused', 'refused', 'refused', 'refused', 'refused', 'written']);
    expect(readFileSync(folder, 'utf8')).toContain('double');
  });

  test('neither inputs of other cases nor anything expected', async () => {
    const code = attack("const all = fs.readdirSync('/job').map((name) => fs.readFileSync('/job/' + name, 'utf8')).join(); return [all.includes(arg.join('')), attempt(() => fs.readFileSync(0, 'utf8'))]");
    expect(await valuesOf(runCode(installation, code, { inputs: [[['plan', 'ted secret']], [['other', ' secret']]] }))).toEqual([[false, ''], [false, '']]);
  });
});

describe('where hostile code gets on the network', () => {
  test('nowhere by TCP, UDP, names or local sockets', async () => {
    let reached = 0;
    const server = createServer(() => { reached += 1; }).listen(0, '127.0.0.1');
    const datagrams = createSocket('udp4', () => { reached += 1; }).bind(0, '127.0.0.1');
    await sleep(50);
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const code = attack(`const result = (start: (done: (what: string) => void) => void) => new Promise<string>((resolve) => { setTimeout(resolve, 1500, 'nothing'); start(resolve) });
      const connect = (options: any) => result((done) => { net.connect(options, () => done('connected')).on('error', (error: any) => done(error.code)) });
      const [tcp, udp] = arg;
      return [await connect({ host: '127.0.0.1', port: tcp }), await connect({ host: '1.1.1.1', port: 80 }), await connect({ host: '::1', port: tcp }), await connect({ path: '/var/run/docker.sock' }), await connect({ path: '\\0abstract' }),
        await result((done) => dns.lookup('example.org', (error) => done(error === null ? 'resolved' : 'unknown'))),
        await result((done) => dns.resolve4('example.org', (error) => done(error === null ? 'resolved' : 'unknown'))),
        await fetch('http://127.0.0.1:' + tcp).then(() => 'fetched', () => 'failed'),
        await result((done) => { dgram.createSocket('udp4').send('x', udp, '127.0.0.1', () => done('sent into the void')) }), Object.keys(os.networkInterfaces()).filter((name) => name !== 'lo')]`);
    const [value] = await valuesOf(runCode(installation, code, { inputs: [[[port, datagrams.address().port]]] }));
    server.close();
    datagrams.close();
    expect(value).toEqual(['ECONNREFUSED', 'ENETUNREACH', expect.stringMatching(/^E/u), 'ENOENT', 'ECONNREFUSED', 'unknown', 'unknown', 'failed', 'sent into the void', []]);
    expect(reached).toBe(0);
  });
});

describe('what hostile code can use up', () => {
  test('the heap: its own case', async () => {
    const code = attack('const hoard: unknown[] = []; while (arg) hoard.push(new Array(1000).fill(hoard.length)); return "fine"');
    expect(await valuesOf(runCode(installation, code, { ...quick, limits: { seconds: 10, memoryMb: 128 }, inputs: [[true], [false]] }))).toEqual(['out-of-memory', 'fine']);
  });

  test('buffers: no more than the limit and what Node needs', async () => {
    const code = attack('const hoard: Buffer[] = []; let mb = 0; try { for (; mb < 4000; mb += 16) hoard.push(Buffer.alloc(16 << 20, 1)) } catch { return mb } return mb');
    const [value] = await valuesOf(runCode(installation, code, { limits: { seconds: 10, memoryMb: 128 } }));
    expect(value === 'out-of-memory' || (value as number) < 128 + 256).toBe(true);
  });

  test('buffers, uncaught: its own case', async () => {
    const code = attack('const hoard: Buffer[] = []; while (arg) hoard.push(Buffer.alloc(16 << 20, 1)); return "fine"');
    expect(await valuesOf(runCode(installation, code, { limits: { seconds: 10, memoryMb: 128 }, inputs: [[true], [false]] }))).toEqual(['out-of-memory', 'fine']);
  });

  test('the disk: a workspace of 64 MiB', async () => {
    const code = attack('let mb = 0; try { for (; mb < 1000; mb += 1) fs.writeFileSync("/workspace/" + mb, Buffer.alloc(1 << 20, 1)) } catch (error: any) { return [error.code, mb <= 64] } return mb');
    expect(await valuesOf(runCode(installation, code))).toEqual([['ENOSPC', true]]);
  });

  test('a single file: no more than the workspace holds', async () => {
    const code = attack('return attempt(() => { const file = fs.openSync("/workspace/x", "w"); for (let i = 0; i < 200; i += 1) fs.writeSync(file, Buffer.alloc(1 << 20, 1)) })');
    expect(['ENOSPC', 'EFBIG']).toContain((await valuesOf(runCode(installation, code)))[0]);
  });

  test('output: 64 KiB of it are kept', async () => {
    const result = await runCode(installation, attack('const line = "x".repeat(1 << 16); for (let i = 0; i < 500; i += 1) { fs.writeSync(1, line); console.log(line) } return "done"'), { limits: { seconds: 10, memoryMb: 128 } });
    expect(result).toMatchObject({ kind: 'ran', cases: [{ kind: 'returned', value: 'done' }] });
    expect(result.kind === 'ran' && result.stdout.length).toBe(64 * 1024);
  });

  test('processes: a few dozen, all gone afterwards', async () => {
    const marker = `uagent-bomb-${String(process.pid)}`;
    const code = attack(`const start = () => child.spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)', arg], { stdio: 'ignore', detached: true });
      const started = []; for (let i = 0; i < 300; i += 1) { const each = start(); each.on('error', () => {}); if (each.pid !== undefined) started.push(each) } return started.length < 300`);
    const values = await valuesOf(runCode(installation, code, { limits: { seconds: 8, memoryMb: 128 }, inputs: [[marker]] }));
    expect([true, 'threw', 'killed', 'timed-out', 'exited']).toContain(values[0]);
    await expect.poll(() => processesWith(marker), { timeout: 2000 }).toEqual([]);
  });

  test('a daemon in a session of its own does not outlive it', async () => {
    const marker = `uagent-daemon-${String(process.pid)}`;
    const code = attack("const daemon = child.spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', arg], { detached: true, stdio: 'inherit' }); daemon.unref(); return typeof daemon.pid");
    expect(await valuesOf(runCode(installation, code, { inputs: [[marker]] }))).toEqual(['number']);
    await expect.poll(() => processesWith(marker), { timeout: 2000 }).toEqual([]);
  });

  test.each([
    ['a loop', 'for (;;);'],
    ['a loop of promises', 'for (;;) await null;'],
    ['timers without end', 'setInterval(() => {}, 10); await new Promise(() => {});'],
    ['a regular expression', '/^(?:a+)+$/.test("a".repeat(40) + "b");'],
    ['waiting on shared memory', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'],
    ['a process that it waits for', "child.execFileSync(process.execPath, ['-e', 'for (;;);']);"],
    ['an endless getter while its result is read', 'return { get x() { for (;;); } };'],
  ])('time by %s: its own case', async (_, body) => {
    expect(await valuesOf(runCode(installation, attack(`if (arg) { ${body} } return 'fine'`), { ...quick, inputs: [[true], [false]] }))).toEqual(['timed-out', 'fine']);
  });
});

describe('what hostile code can bring down or forge', () => {
  test('signals to everything in sight reach nothing that matters', async () => {
    const code = attack("if (arg) { attempt(() => process.kill(process.ppid, 'SIGKILL')); attempt(() => process.kill(1, 'SIGKILL')); attempt(() => process.kill(-1, 'SIGKILL')) } return 'fine'");
    expect(await valuesOf(runCode(installation, code, { inputs: [[true], [false]] }))).toEqual(['fine', 'fine']);
  });

  test('replaced built-ins change no result', async () => {
    const code = attack(`const value = [1, { a: 'b' }, new Map([['k', 1]]), new Date(3)]; const lie = () => '"forged"'; JSON.stringify = lie as any; JSON.parse = lie as any; Object.keys = (() => []) as any; Object.is = (() => true) as any; Array.isArray = (() => false) as any;
      Reflect.apply = lie as any; Reflect.getPrototypeOf = lie as any; (Map.prototype as any).forEach = lie; (Set.prototype as any).forEach = lie; (WeakSet.prototype as any).has = () => true;
      (Array.prototype as any)[Symbol.iterator] = function* () { yield 'forged' }; (Array.prototype as any).push = lie; (String.prototype as any).slice = lie; (Date.prototype as any).getTime = () => 7; (Function.prototype as any).call = lie; (Function.prototype as any).apply = lie; (Function.prototype as any).bind = lie;
      Object.defineProperty(Object.prototype, 'toJSON', { value: lie }); Object.defineProperty(Array.prototype, '0', { set() {}, get: lie, configurable: true });
      process.exit = lie as any; process.stdout.write = lie as any; performance.now = (() => -5) as any; String = lie as any; threads.MessagePort.prototype.postMessage = lie as any;
      return value`);
    expect(await valuesOf(runCode(installation, code))).toEqual([[1, { a: 'b' }, new Map([['k', 1]]), new Date(3)]]);
  });

  test('a replaced way to make stacks costs nothing but the frames', async () => {
    const code = attack("Error.prepareStackTrace = (() => { throw new Error('no stacks') }) as any; Object.defineProperty(Error.prototype, 'name', { get() { throw 1 } }); throw new Error('real')");
    const [run] = await casesOf(runCode(installation, code));
    expect(run?.kind).toBe('threw');
  });

  test('words of its own on the channel are not heard', async () => {
    const code = attack(`const result = JSON.stringify({ kind: 'returned', milliseconds: 1, value: 'forged' });
      for (const line of ['{"kind":"done","index":0}', ' ' + JSON.stringify({ kind: 'done', index: 0, result }), 'undefined ' + JSON.stringify({ kind: 'done', index: 1, result }), 'no line break']) fs.writeSync(3, line + (line.startsWith('no') ? '' : '\\n'));
      return 'honest'`);
    expect(await valuesOf(runCode(installation, code, { inputs: [[], []] }))).toEqual(['honest', 'honest']);
  });

  test('a message to the main thread is no result', async () => {
    const code = attack("threads.parentPort?.postMessage('{\"kind\":\"returned\",\"milliseconds\":1,\"value\":\"forged\"}'); await new Promise((resolve) => setTimeout(resolve, 100)); return 'honest'");
    expect(await valuesOf(runCode(installation, code))).toEqual(['honest']);
  });

  test('closing the channel, or all descriptors, costs its own case', async () => {
    const code = attack("if (arg === 3) fs.closeSync(3); if (arg === 'all') for (let i = 0; i < 64; i += 1) attempt(() => fs.closeSync(i)); return 'fine'");
    const values = await valuesOf(runCode(installation, code, { ...quick, inputs: [[0], [3], [1], ['all'], [2]] }));
    expect([values[0], values[2], values[4]]).toEqual(['fine', 'fine', 'fine']);
    for (const i of [1, 3]) expect(['killed', 'exited', 'timed-out']).toContain(values[i]);
  });

  test('flooding the channel costs its own case', async () => {
    const code = attack("if (arg) { const chunk = Buffer.alloc(1 << 20, 120); for (let i = 0; i < 100; i += 1) fs.writeSync(3, chunk) } return 'fine'");
    expect(await valuesOf(runCode(installation, code, { limits: { seconds: 10, memoryMb: 128 }, inputs: [[false], [true], [false]] }))).toEqual(['fine', 'killed', 'fine']);
  });

  test('ending its own thread, from inside or with the handlers taken off, costs its own case', async () => {
    const code = attack("if (arg) { process.removeAllListeners(); process.on('exit', () => { for (;;); }); process.exit(0) } return 'fine'");
    expect(await valuesOf(runCode(installation, code, { ...quick, inputs: [[true], [false]] }))).toEqual([expect.stringMatching(/^(?:exited|timed-out|killed)$/u), 'fine']);
  });

  test('threads of its own see no more and speak to nobody', async () => {
    const code = attack(`const worker = new threads.Worker("const { parentPort } = require('worker_threads'); parentPort.postMessage([Object.keys(process.env), require('fs').existsSync('/etc/passwd')])", { eval: true });
      return await new Promise((resolve, reject) => worker.on('message', resolve).on('error', reject))`);
    expect(await valuesOf(runCode(installation, code))).toEqual([[[], false]]);
  });

  test('a compiled add-on is not loaded', async () => {
    const code = attack("fs.writeFileSync('/workspace/x.node', Buffer.from('7f454c46', 'hex')); return attempt(() => process.dlopen({ exports: {} } as any, '/workspace/x.node'))");
    expect(await valuesOf(runCode(installation, code))).toEqual(['ERR_DLOPEN_DISABLED']);
  });

  test('files that it leaves are not there in the next attempt', async () => {
    const code = attack("const before = fs.readdirSync('/workspace'); fs.writeFileSync('/workspace/note', 'x'); return before");
    expect([await valuesOf(runCode(installation, code)), await valuesOf(runCode(installation, code))]).toEqual([[[]], [[]]]);
  });

  test('it is an ordinary user for good', async () => {
    const code = attack("return [process.getuid?.() === 0, attempt(() => process.setuid?.(0)), attempt(() => fs.chownSync('/workspace', 0, 0))]");
    expect(await valuesOf(runCode(installation, code))).toEqual([[false, 'ERR_WORKER_UNSUPPORTED_OPERATION', expect.stringMatching(/^E(?:PERM|INVAL)$/u)]]);
  });
});

/** Ids of processes on this machine, in whatever namespace, that carry a marker on their command line. */
function processesWith(marker: string): string[] {
  return readdirSync('/proc').filter((id) => /^\d+$/u.test(id) && commandOf(id).includes(marker));
}

function commandOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
