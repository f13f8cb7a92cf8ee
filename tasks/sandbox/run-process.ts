import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { closeWhenQuiet } from './close-when-quiet.ts';
import { collectStream } from './collect-stream.ts';
import type { SandboxResult } from './sandbox.ts';

export interface ProcessRequest {
  command: string;
  args: string[];
  cwd?: string;
  /** Of the process itself; none unless given. */
  environment?: NodeJS.ProcessEnv;
  /** Readable by the process from file descriptor 4 on, one each; from 5 on when it tells its leader. */
  inherited: (string | Uint8Array)[];
  /**
   * Says on descriptor 4 which process takes all the others with it, as bubblewrap's `--info-fd` does. Without that,
   * one that is ended while it starts leaves behind what had not yet asked to die with it.
   */
  tellsLeader?: true;
  /** Sent on standard input, then closed. */
  input: string;
  /** Where results come from when not from descriptor 3, which then is not there; nothing else is printed there. */
  channel?: 'stdout';
  /** Kept of each stream that is printed to; 64 KiB unless given. */
  printedBytes?: number;
  seconds: number;
  signal: AbortSignal;
  /** Kill the whole process group at the end; a process namespace needs that not. */
  killGroup: boolean;
}

/** Most bytes kept of what untrusted code prints on each of its two streams; the rest is read and dropped. */
export const printedBytes = 64 * 1024;
/** Most bytes of results; a process that writes more is killed. */
const channelBytes = 64 * 1024 * 1024;
/** Runs a process, with a channel on descriptor 3, and leaves nothing of it running. */
export async function runProcess(request: ProcessRequest): Promise<SandboxResult> {
  const { command, args, cwd, environment = {}, inherited, tellsLeader = false, input, channel: place, seconds, signal, killGroup } = request;
  signal.throwIfAborted();
  const started = performance.now();
  const encoder = new TextEncoder();
  const subprocess = execa(command, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: environment, extendEnv: false, reject: false, buffer: false, detached: killGroup, stripFinalNewline: false,
    stdio: [encoder.encode(input), 'pipe', 'pipe', ...(place === 'stdout' ? [] : ['pipe' as const]), ...(tellsLeader ? ['pipe' as const] : []), ...inherited.map((each) => (typeof each === 'string' ? encoder.encode(each) : each))],
  });
  const [, first, stderr, third] = subprocess.stdio;
  const [stdout, channel] = place === 'stdout' ? [undefined, first] : [first, third];
  const leader = tellsLeader ? readLeader(subprocess.stdio[4]) : Promise.resolve(undefined);
  const end = async (): Promise<void> => {
    const pid = await leader;
    if (subprocess.exitCode !== null || subprocess.signalCode !== null) return;
    kill(pid);
    subprocess.kill('SIGKILL');
  };
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    void end();
  }, Math.ceil(seconds * 1000));
  const onAbort = (): void => { void end(); };
  signal.addEventListener('abort', onAbort, { once: true });
  const streams = [stdout, stderr, channel].filter((stream) => isReadable(stream));
  const collected = [
    ...[stdout, stderr].map((stream) => collectStream(stream, { bytes: request.printedBytes ?? printedBytes })),
    collectStream(channel, { bytes: channelBytes, onOverflow: () => { void end(); } }),
  ];
  subprocess.once('exit', () => {
    if (killGroup && subprocess.pid !== undefined) kill(-subprocess.pid);
    void closeWhenQuiet(streams);
  });
  const result = await subprocess;
  clearTimeout(timer);
  signal.removeEventListener('abort', onAbort);
  signal.throwIfAborted();
  if (subprocess.pid === undefined) return { kind: 'world-failed', reason: result.shortMessage ?? `${command} could not be started` };
  const [printed, complained, said] = await Promise.all(collected);
  return {
    kind: 'ended', channel: said ?? '', stdout: printed ?? '', stderr: complained ?? '',
    exitCode: result.exitCode ?? (result.signal === undefined ? null : 128 + constants.signals[result.signal]),
    timedOut, milliseconds: performance.now() - started,
  };
}

function isReadable(stream: unknown): stream is Readable {
  return typeof stream === 'object' && stream !== null && 'destroy' in stream;
}

/** How long to wait for the word of a process that is to be ended: a busy machine takes its time, and one that is gone closes the stream. */
const leaderMilliseconds = 30_000;

async function readLeader(stream: unknown): Promise<number | undefined> {
  if (!isReadable(stream)) return undefined;
  const late = sleep(leaderMilliseconds, undefined, { ref: false });
  let text = '';
  const said = new Promise<number | undefined>((resolve) => {
    stream.on('data', (chunk: unknown) => {
      text += String(chunk);
      const [, pid] = /"child-pid": (\d+)\b[^\d]/u.exec(text) ?? [];
      if (pid !== undefined) resolve(Number(pid));
    }).once('close', () => { resolve(undefined); }).once('error', () => { resolve(undefined); });
  });
  return await Promise.race([said, late]);
}

/** @param pid negative for a whole process group */
function kill(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone, which is what was wanted.
  }
}
