import { parentPort, type MessagePort } from 'node:worker_threads';
import { printDirectly } from './print-directly.ts';
import { describeThrown } from './describe-thrown.ts';
import { encodeValue } from './encode-value.ts';
import { apply, keys, parse, stringify } from './intrinsics.ts';

/** Runs one case in a thread and a realm of its own. Everything from `import(…)` on shares them with submitted code: see `intrinsics.ts`. */
interface Start {
  port: MessagePort;
  entry: string;
  args: string;
}

type Entry = (...args: unknown[]) => unknown;

const now = performance.now.bind(performance);
Error.stackTraceLimit = 50;
printDirectly();
parentPort?.once('message', (start: Start) => { void runCase(start); });

async function runCase({ port, entry, args }: Start): Promise<void> {
  const post = port.postMessage.bind(port);
  let reported = false;
  const report = (result: string): void => {
    if (reported) return;
    reported = true;
    post(result);
  };
  let started = now();
  const reportThrown = (error: unknown): void => {
    const { name, message, stack } = describeThrown(error);
    report(name === 'RangeError' && message === 'Array buffer allocation failed'
      ? '{"kind":"out-of-memory"}'
      : `{"kind":"threw","milliseconds":${stringify(now() - started)},"name":${stringify(name)},"message":${stringify(message)},"stack":${stringify(stack)}}`);
  };
  process.on('uncaughtException', reportThrown);
  process.on('beforeExit', () => { post('drained'); });
  try {
    const program = await import(programFile) as Record<string, unknown>;
    const call = findEntry(program, entry);
    if (call === undefined) {
      report(`{"kind":"no-entry","exported":${stringify(exportedNames(program))}}`);
      return;
    }
    const input = parse(args) as unknown[];
    started = now();
    const value = await apply(call, undefined, input);
    const milliseconds = stringify(now() - started);
    const encoded = encodeValue(value);
    report(encoded.kind === 'encoded'
      ? `{"kind":"returned","milliseconds":${milliseconds},"value":${encoded.text}}`
      : `{"kind":"not-serialisable","milliseconds":${milliseconds},"reason":${stringify(encoded.reason)}}`);
  } catch (error) {
    reportThrown(error);
  }
}

/** Beside this file; a constant of its own, so that the bundler leaves the import alone. */
const programFile: string = './program.mjs';

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
