import { parentPort, type MessagePort } from 'node:worker_threads';
import { describeThrown } from './describe-thrown.ts';
import { encodeValue } from './encode-value.ts';
import { apply, keys, parse, stringify } from './intrinsics.ts';
import { printDirectly } from './print-directly.ts';
import { threadWords, type ThreadRequest } from './protocol.ts';
import { rememberRealm } from './realm.ts';

/**
 * Runs a case in a thread and a realm that no other submission enters, and the next one when the realm is as it was.
 * Everything from `import(…)` on shares them with submitted code: see `intrinsics.ts`.
 */
interface Start {
  port: MessagePort;
  entry: string;
  /** Whether the program makes instances of itself. */
  makes: boolean;
  /** Whether other cases may follow. */
  shared: boolean;
}

type Entry = (...args: unknown[]) => unknown;

/** Of the case in hand. */
interface Running {
  started: number;
  reported: boolean;
  /** Of something that the case left behind. */
  thrownAfter: boolean;
}

const now = performance.now.bind(performance);
const turn = setImmediate;
Error.stackTraceLimit = 50;
const allowPrinting = printDirectly();
parentPort?.once('message', listen);

function listen({ port, entry, makes, shared }: Start): void {
  const post = port.postMessage.bind(port);
  const wait = port.ref.bind(port);
  const waitNot = port.unref.bind(port);
  let running: Running = { started: now(), reported: false, thrownAfter: false };

  const report = (result: string): void => {
    if (running.reported) return;
    running.reported = true;
    if (shared) wait();
    post(result);
  };
  const reportThrown = (error: unknown): void => {
    if (running.reported) running.thrownAfter = true;
    else report(thrown(error, now() - running.started));
  };
  const run = async (index: number, args: string): Promise<void> => {
    // A thread with nothing left to do has to end: nobody else notices that a promise will never settle.
    waitNot();
    allowPrinting();
    running = { started: now(), reported: false, thrownAfter: false };
    try {
      const program = makes ? await makeInstance() : await import(`${programFile}?${stringify(index)}`) as Record<string, unknown>;
      const call = findEntry(program, entry);
      if (call === undefined) {
        report(`{"kind":"no-entry","exported":${stringify(exportedNames(program))}}`);
        return;
      }
      const input = parse(args) as unknown[];
      running.started = now();
      const value = await apply(call, undefined, input);
      report(returned(value, now() - running.started));
    } catch (error) {
      reportThrown(error);
    }
  };

  process.on('uncaughtException', reportThrown);
  process.on('beforeExit', () => { post(threadWords.drained); });
  port.on('message', (request: ThreadRequest) => {
    if (request.kind === 'run') void run(request.index, request.args);
    // After the microtasks that the case may have left.
    else turn(() => { post(!running.thrownAfter && restore() ? threadWords.restored : threadWords.changed); });
  });
  const restore = shared ? rememberRealm() : () => false;
}

function returned(value: unknown, taken: number): string {
  const milliseconds = stringify(taken);
  const encoded = encodeValue(value);
  return encoded.kind === 'encoded'
    ? `{"kind":"returned","milliseconds":${milliseconds},"value":${encoded.text}}`
    : `{"kind":"not-serialisable","milliseconds":${milliseconds},"reason":${stringify(encoded.reason)}}`;
}

function thrown(error: unknown, taken: number): string {
  const { name, message, stack } = describeThrown(error);
  return name === 'RangeError' && message === 'Array buffer allocation failed'
    ? '{"kind":"out-of-memory"}'
    : `{"kind":"threw","milliseconds":${stringify(taken)},"name":${stringify(name)},"message":${stringify(message)},"stack":${stringify(stack)}}`;
}

/** Beside this file; a constant of its own, so that the bundler leaves the import alone. */
const programFile: string = './program.mjs';

async function makeInstance(): Promise<Record<string, unknown>> {
  const { default: make } = await import(programFile) as { default: Entry };
  return await apply(make, undefined, []) as Record<string, unknown>;
}

/** The named export, else the same name on a CommonJS module's exports, else the default export itself. */
function findEntry(program: Record<string, unknown>, name: string): Entry | undefined {
  const byDefault = program['default'];
  const candidates = [program[name], property(byDefault, name), byDefault, property(byDefault, 'default')];
  for (let i = 0; i < candidates.length; i += 1) {
    const candidate = candidates[i];
    if (typeof candidate === 'function') return candidate as Entry;
  }
  return undefined;
}

function property(value: unknown, name: string): unknown {
  return (typeof value === 'object' && value !== null) || typeof value === 'function' ? (value as Record<string, unknown>)[name] : undefined;
}

function exportedNames(program: Record<string, unknown>): string {
  const byDefault = program['default'];
  const names = keys(program);
  const inner = typeof byDefault === 'object' && byDefault !== null ? keys(byDefault) : [];
  let text = '';
  for (let i = 0; i < names.length; i += 1) if (names[i] !== 'default' || inner.length === 0) text += `${text === '' ? '' : ', '}${names[i] ?? ''}`;
  for (let i = 0; i < inner.length; i += 1) text += `${text === '' ? '' : ', '}${inner[i] ?? ''}`;
  return text;
}
