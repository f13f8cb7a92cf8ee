import { afterAll, beforeAll, expect, test } from 'vitest';
import { attack } from './fixtures/execute-cases/attack.ts';
import { makeInstallation, runCode, valuesOf, type TestInstallation } from './fixtures/execute-cases/run-code.ts';

/** An attack: what it is after, the code, and all that it gets. */
type Attack = [aim: string, body: string, got: unknown];

const denied = expect.stringMatching(/^(?:E(?:PERM|ACCES|ROFS|NOENT|XDEV|INVAL|BADF)|ERR_\w+)$/u) as unknown;
const nothing: unknown[] = [];

/** What the harness sends itself, or holds, that submitted code must not find; `secrets` is what it would look like. */
const secrets = String.raw`/"(?:key|marker|cases)"\s*:|expected|hidden/`;

const attacks: Attack[] = [
  // Environment, /proc and files.
  ['the environment of a thread that shares it', "const worker = new threads.Worker('require(\"worker_threads\").parentPort.postMessage({ ...process.env })', { eval: true, env: threads.SHARE_ENV }); return await new Promise((resolve, reject) => { worker.on('message', resolve); worker.on('error', reject) })", {}],
  ['the environment by a report', 'const report: any = process.report.getReport(); return Object.keys(report.environmentVariables ?? {}).filter((name) => name !== "PWD")', nothing],
  ['the command line by a report', "const { header }: any = process.report.getReport(); return header.commandLine.filter((word: string) => !/^(?:-|\\/(?:runtime|job)\\/)/.test(word))", nothing],
  ['files by numbers in /dev', "return ['/dev/fd', '/dev/stdin', '/dev/mem', '/dev/kmem', '/dev/shm', '/dev/tty', '/dev/sda', '/dev/kvm', '/dev/fuse'].filter((file) => fs.existsSync(file))", nothing],
  ['/proc through a link', "fs.symlinkSync('/proc/self/environ', '/workspace/link'); return attempt(() => fs.readFileSync('/workspace/link'))", 'ENOENT'],
  ['a host folder by going up', "return attempt(() => fs.readdirSync('/workspace/../../../../etc'))", 'ENOENT'],
  ['a library file by a hard link', "return attempt(() => fs.linkSync('/job/program.mjs', '/workspace/hard') ?? 'linked')", denied],
  ['a device of its own', "return attempt(() => child.execFileSync('mknod', ['/workspace/sda', 'b', '8', '0']))", 'ENOENT'],
  ['the harness by overwriting it', "return ['/job/main.mjs', '/job/case.mjs', '/job/program.mjs'].map((file) => attempt(() => fs.writeFileSync(file, '')))", [denied, denied, denied]],
  ['the harness by moving it', "return [attempt(() => fs.renameSync('/job/main.mjs', '/workspace/main.mjs')), attempt(() => fs.rmSync('/job', { recursive: true }))]", [denied, denied]],
  ['rights by owning files', "fs.writeFileSync('/workspace/own', ''); return [attempt(() => fs.chownSync('/workspace/own', 0, 0)), attempt(() => fs.lchownSync('/job/main.mjs', process.getuid!(), process.getgid!()))]", [denied, denied]],
  // The cases.
  ['the cases by what the harness is and was given', `return [fs.readdirSync('/job').map((name) => fs.readFileSync('/job/' + name, 'utf8')).some((text) => text.includes(arg.hidden)), attempt(() => fs.readFileSync(0, 'utf8'))]`, [false, '']],
  ['the cases in the heap of its thread', "let text = ''; for await (const chunk of v8.getHeapSnapshot()) text += String(chunk); return [...new Set(text.match(/planted-[a-z]other/g))].filter((word) => word !== arg.hidden)", nothing],
  ['the cases by inherited descriptors', `const found = []; for (let fd = 3; fd < 40; fd += 1) { const buffer = Buffer.alloc(4096); const read = attempt(() => fs.fstatSync(fd).isFile() ? fs.readSync(fd, buffer, 0, 4096, 0) : 0); if (typeof read === 'number' && ${secrets}.test(buffer.toString())) found.push(fd) } return found`, nothing],
  ['the cases by data of its thread', 'return [threads.workerData ?? null, threads.getEnvironmentData("cases") ?? null, process.argv.length, process.execArgv]', [null, null, 2, ['--no-addons']]],
  ['the cases by messages meant for others', "return attempt(() => (threads.receiveMessageOnPort(threads.parentPort!) as any)?.message ?? 'none')", 'none'],
  // The port and the thread above.
  ['the port among the active handles', 'return ((process as any)._getActiveHandles() as object[]).filter((handle) => handle instanceof threads.MessagePort && handle !== threads.parentPort).length', 0],
  ['the port as the resource of the running code', 'const resource: any = hooks.executionAsyncResource(); return Object.values(resource).concat(resource).filter((each) => each instanceof threads.MessagePort && each !== threads.parentPort).length', 0],
  ['the port through the frames of the stack', "let seen: unknown[] = []; Error.prepareStackTrace = (_, sites) => { seen = sites.flatMap((site) => [site.getThis(), site.getFunction()]); return '' }; void new Error().stack; return seen.filter((each) => each !== undefined && !/solve|thunk|function|=>/.test(String(each))).length", 0],
  ['the port through a patched prototype', "let caught = 0; const { prototype } = threads.MessagePort; const real = prototype.postMessage; prototype.postMessage = function (...args: any[]) { caught += 1; return real.apply(this, args as any) }; setTimeout(() => {}, 1); return caught", 0],
  ['the port by an event', "const ports: unknown[] = []; process.on('worker', (port) => ports.push(port)); process.on('workerMessage' as any, (port: unknown) => ports.push(port)); await sleep(20); return ports.length", 0],
  ['the port through listeners of its thread', "return [threads.parentPort!.listenerCount('message'), threads.parentPort!.eventNames().length]", [0, expect.any(Number)]],
  ['the main thread by its own binding', "const binding: any = (process as any).binding; return ['worker', 'messaging', 'symbols', 'report', 'module_wrap'].map((name) => attempt(() => { binding(name); return 'got' }))", Array.from({ length: 5 }, () => expect.stringMatching(/No such module|ERR_/u) as unknown)],
  ["the main thread by Node's internals", "return attempt(() => createRequire('/job/x.js')('internal/worker'))", 'MODULE_NOT_FOUND'],
  ['the main module', 'return [typeof process.mainModule, typeof (globalThis as any).require, (module as any)._cache === undefined ? 0 : Object.keys((module as any)._cache).length]', ['undefined', 'undefined', 0]],
  ['native code by an option of a thread', "fs.writeFileSync('/workspace/x.node', Buffer.from('7f454c46', 'hex')); const worker = new threads.Worker(`try { process.dlopen({ exports: {} }, '/workspace/x.node') } catch (error) { require('worker_threads').parentPort.postMessage(error.code) }`, { eval: true, execArgv: ['--addons'] }); return await new Promise((resolve) => worker.on('message', resolve))", 'ERR_DLOPEN_DISABLED'],
  // Answers that lie.
  ['a proxy that answers differently each time', 'let asked = 0; return new Proxy({ a: 1 }, { get: () => (asked += 1) })', { a: 2 }],
  ['a getter that answers differently each time', 'let asked = 0; return { get a() { return (asked += 1) } }', { a: 1 }],
  ['an object that passes for a number', 'return { a: { [Symbol.toPrimitive]: () => 42, valueOf: () => 42, toJSON: () => 42 } }', 'not-serialisable'],
  ['a class that passes for a value', 'return [new (class { #hidden = 1; shown = 2 })()]', [{ shown: 2 }]],
  ['an array with properties and a length that lies', 'return new Proxy([1, 2, 3], { get: (list: any, key) => (key === "length" ? 2 : list[key]) })', [1, 2]],
  ['keys that would be inherited', 'return JSON.parse(\'{"__proto__": {"admin": true}, "toString": 1}\')', JSON.parse('{"__proto__": {"admin": true}, "toString": 1}')],
  ['holes and an enormous length', 'const list: unknown[] = [1]; list.length = 4; return list', [1, undefined, undefined, undefined]],
  ['a date that is none', 'return [new Date(NaN), Object.create(Date.prototype) instanceof Date]', [new Date(NaN), true]],
  ['a constructor that is somebody else', "return Object.defineProperty([1], 'constructor', { value: { [Symbol.species]: class { constructor() { return ['forged'] } } } })", [1]],
  ['a promise whose then is its own', "const promise = Promise.resolve('honest'); (promise as any).then = (settle: any) => settle('own'); return promise", expect.stringMatching(/^(?:honest|own)$/u) as unknown],
  ['a patched Promise', "const { then } = Promise.prototype; Promise.prototype.then = function (...args: any[]) { return then.call(this, ...args.map((each) => (typeof each === 'function' ? () => each('forged') : each)) as [any]) } as any; return 'honest'", 'honest'],
  ['getters on every object', "for (const name of ['kind', 'text', 'reason', 'depth', 'open', 'characters', 'value']) Object.defineProperty(Object.prototype, name, { get: () => 'forged', set() {}, configurable: true }); return 'honest'", 'honest'],
  ['a patched way to print', "process.stdout.write = (() => { throw new Error('no') }) as any; console.log = () => { throw new Error('no') }; return 'honest'", 'honest'],
  ['flags of the engine', "v8.setFlagsFromString('--allow-natives-syntax'); v8.setFlagsFromString('--stack-size=200'); return vm.runInNewContext('1 + 1')", 2],
  ['another realm', "return vm.runInNewContext('[[1, new Map([[1, 2]])], Object.create(null)]')", [[1, new Map([[1, 2]])], {}]],
  // What stays for others.
  ['a folder that nobody may remove', "fs.mkdirSync('/workspace/a/b', { recursive: true }); fs.chmodSync('/workspace/a', 0); return 'left'", 'left'],
  ['a socket that others hear', "return await new Promise((resolve) => { const server = net.createServer().listen('\\0uagent-abstract', () => resolve('heard by nobody outside')); server.on('error', (error: any) => resolve(error.code)); server.unref() })", 'heard by nobody outside'],
  ['raw and strange families of sockets', "return ['TTY', 'PIPE'].map((name) => attempt(() => typeof (process as any).binding(name.toLowerCase() + '_wrap')))", ['object', 'object']],
  ['names in the network', "return await Promise.all([dns.promises.lookup('localhost').then(() => 'itself', () => 'none'), dns.promises.resolve('example.org').then(() => 'resolved', () => 'none'), dns.promises.reverse('1.1.1.1').then(() => 'resolved', () => 'none')])", [expect.stringMatching(/^(?:itself|none)$/u), 'none', 'none']],
  ['what the machine is called', 'return [os.hostname(), attempt(() => os.userInfo().username), os.homedir === undefined]', ['sandbox', expect.stringMatching(/^(?:ERR_SYSTEM_ERROR|ENOENT|nobody)$/u), false]],
];

let installation: TestInstallation;
let values: unknown[];
beforeAll(async () => {
  installation = await makeInstallation();
  const table = attacks.map(([, body], i) => `case ${String(i)}: { ${body} }`).join('\n');
  values = await valuesOf(runCode(installation, attack(`switch (arg.number) { ${table} }`), {
    inputs: attacks.map((_, i) => [{ number: i, hidden: `planted-${String.fromCharCode(97 + (i % 26))}other` }]), limits: { seconds: 5, memoryMb: 256 },
  }));
});
afterAll(async () => { await installation[Symbol.asyncDispose](); });

test.each(attacks.map(([aim, , got], i) => ({ aim, got, i })))('hostile code after $aim gets no more than it should', ({ got, i }) => {
  expect(values[i]).toEqual(got);
});
