import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attack } from './fixtures/execute-cases/attack.ts';
import { makeInstallation, runCode, valuesOf, type TestInstallation } from './fixtures/execute-cases/run-code.ts';

let installation: TestInstallation;
beforeAll(async () => { installation = await makeInstallation(); });
afterAll(async () => { await installation[Symbol.asyncDispose](); });

const quick = { limits: { seconds: 2, memoryMb: 128 } };
const forged = '{"kind":"returned","milliseconds":0,"value":"forged"}';

/** In the main thread, makes every later result another one. */
const takeOver = `JSON.stringify = ((real) => (message) => real(message?.kind === 'done' ? { ...message, result: '${forged}' } : message))(JSON.stringify)`;

/** The first case attacks; the others return what they see, and what came of them must be just that. */
function run(body: string, { cases = 3 } = {}): Promise<unknown[]> {
  return valuesOf(runCode(installation, attack(body), { ...quick, inputs: Array.from({ length: cases }, (_, i) => [i]) }));
}

describe('the results of other cases cannot be forged', () => {
  test('by running code in the main thread through its inspector', async () => {
    const values = await run(`if (arg === 0) {
      const session = new inspector.Session(); session.connectToMainThread();
      await new Promise((resolve) => session.post('Runtime.evaluate', { expression: ${JSON.stringify(takeOver)} }, resolve)) }
      return 'honest'`);
    expect(values).toEqual(['killed', 'honest', 'honest']);
  });

  test('nor from a thread of its own, or one for loader hooks', async () => {
    const code = `const { Session } = await import('node:inspector'); const session = new Session(); session.connectToMainThread(); session.post('Runtime.evaluate', { expression: ${JSON.stringify(takeOver)} });`;
    const address = `'data:text/javascript,' + ${JSON.stringify(encodeURIComponent(code))}`;
    const values = await run(`if (arg === 0) await new Promise((resolve) => { new threads.Worker(new URL(${address})).on('exit', resolve) });
      if (arg === 1) { attempt(() => module.register(${address})); await sleep(200) }
      return 'honest'`);
    for (const value of values.slice(0, 2)) expect(value).toMatch(/^(?:killed|threw|exited|honest)$/u);
    expect(values[2]).toBe('honest');
  });

  test('by a debugger that a signal starts', async () => {
    const values = await run(`if (arg === 0) { process.kill(process.pid, 'SIGUSR1'); await sleep(300); return await fetch('http://127.0.0.1:9229/json').then(() => 'debugging', () => 'nothing there') }
      return 'honest'`);
    expect(values[0]).not.toBe('debugging');
    expect(values.slice(1)).toEqual(['honest', 'honest']);
  });

  test('by reading what the main thread writes from a file in the place of its channel', async () => {
    // The child holds the real channel and speaks on it as soon as it has learnt how.
    const listener = `const fs = require('fs'); const sent = new Set(); setInterval(() => { let text = ''; try { text = fs.readFileSync('/workspace/stolen', 'utf8') } catch {}
      for (const line of text.split('\\\\n')) if (line !== '' && !sent.has(line)) { sent.add(line); fs.writeSync(3, '\\\\n' + line.replace(/"index":0,"result":".*"}/, '"index":1,"result":' + JSON.stringify(${JSON.stringify(forged)}) + '}') + '\\\\n') } }, 1)`;
    const values = await run(`if (arg === 0) { child.spawn(process.execPath, ['-e', ${JSON.stringify(listener).replaceAll('\\\\\\\\', '\\\\')}], { stdio: ['ignore', 'ignore', 'ignore', 3], detached: true }).unref();
        await sleep(200); fs.closeSync(3); fs.openSync('/workspace/stolen', 'a') }
      else await sleep(300); return 'honest'`);
    expect(values[0]).toMatch(/^(?:killed|honest)$/u);
    expect(values.slice(1)).toEqual(['honest', 'honest']);
  });

  test('by making the channel one that drops what is not read at once', async () => {
    const values = await run("if (arg === 0) { const socket = new net.Socket({ fd: 3 }); socket.on('error', () => {}); return 'honest' } return 'x'.repeat(1 << 20)");
    // Where the socket closes the channel with itself, it takes its own case along.
    expect(values).toEqual([expect.stringMatching(/^(?:honest|killed)$/u), 'x'.repeat(1 << 20), 'x'.repeat(1 << 20)]);
  });

  test('by an error that is none', async () => {
    expect(await run("if (arg === 0) { process.removeAllListeners('uncaughtException'); setTimeout(() => { throw null }, 1); await sleep(500) } return 'honest'")).toEqual(['threw', 'honest', 'honest']);
  });
});

describe('a case finds nothing of the one before', () => {
  test('no files, however hard they are to remove', async () => {
    const body = `const seen = attempt(() => fs.readdirSync('/workspace').length);
      fs.mkdirSync('/workspace/closed/in', { recursive: true }); fs.writeFileSync('/workspace/note', 'x'); fs.symlinkSync('/usr', '/workspace/link');
      if (arg === 0) { let deep = '/workspace/deep'; for (let i = 0; i < 500; i += 1) { deep += '/' + i; } fs.mkdirSync(deep, { recursive: true }) }
      if (arg === 1) attempt(() => { fs.chmodSync('/workspace/closed', 0); fs.chmodSync('/workspace', 0) }); return seen`;
    expect(await run(body)).toEqual([0, 0, 0]);
  });

  test('no processes, not even in a session of their own', async () => {
    const listener = "require('net').createServer((socket) => socket.end('still here')).listen(4711, '127.0.0.1')";
    const body = `if (arg === 0) { child.spawn(process.execPath, ['-e', ${JSON.stringify(listener)}], { stdio: 'ignore', detached: true }).unref();
        for (let i = 0; i < 100; i += 1) { if (await reach() === 'reached') return 'reached'; await sleep(20) } }
      function reach() { return new Promise((resolve) => net.connect(4711, '127.0.0.1', () => resolve('reached')).on('error', () => resolve('nothing'))) }
      return await reach()`;
    expect(await run(body)).toEqual(['reached', 'nothing', 'nothing']);
  });

  test('no messages, shared memory or data of threads', async () => {
    const body = `const channel = new threads.BroadcastChannel('leak'); let heard: unknown = 'silence'; channel.onmessage = (event: any) => { heard = event.data };
      const data = threads.getEnvironmentData('leak') ?? 'none'; threads.setEnvironmentData('leak', 'x'); channel.postMessage(new SharedArrayBuffer(4)); await sleep(50); const title = process.title; process.title = 'leak'; return [heard, data, title]`;
    const values = await run(body);
    expect(values).toEqual(Array.from({ length: 3 }, (): unknown[] => ['silence', 'none', expect.not.stringContaining('leak')]));
  });
});
