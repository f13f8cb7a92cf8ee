import { randomBytes } from 'node:crypto';
import { execa } from 'execa';
import { containerArguments } from './container-command.ts';
import { findContainerEngine, type ContainerEngine } from './container-engine.ts';
import { readLauncher } from './container-launcher.ts';
import { writeJobFolder } from './job-folder.ts';
import { printedBytes, runProcess } from './run-process.ts';
import type { Availability, Sandbox, SandboxJob, SandboxResult } from './sandbox.ts';

/**
 * A container of Docker or Podman, whichever answers: no network, no capabilities, an ordinary user, nothing to read
 * but the image and the folders named as readable, a small workspace in memory, limits on memory, processes and time.
 * The image is the one that `UAGENT_SANDBOX_IMAGE` names, and is never pulled by itself.
 *
 * Unlike bubblewrap it shows `/proc`, where a case can get at the process that runs the next one.
 */
export const container: Sandbox = {
  id: 'container',
  contained: true,
  async probe() {
    const setup = await findSetup();
    return setup.kind === 'ready' ? { kind: 'available', version: `${setup.engine.id} ${setup.engine.version}, image ${setup.image}` } : setup;
  },
  async run(job) {
    const setup = await findSetup();
    if (setup.kind === 'unavailable') return { kind: 'world-failed', reason: `${setup.reason} ${setup.remedy}` };
    return runIn(setup, job);
  },
};

const defaultImage = 'docker.io/library/node:20-slim';

interface Ready {
  kind: 'ready';
  engine: ContainerEngine;
  image: string;
  nodeFlags: ReadonlySet<string>;
}

type Setup = Ready | (Availability & { kind: 'unavailable' });

let setup: Promise<Setup> | undefined;

/** Tried once in the life of the process; when it fails it is tried again, as somebody may be starting the engine. */
async function findSetup(): Promise<Setup> {
  setup ??= trySetup();
  const found = await setup;
  if (found.kind === 'unavailable') setup = undefined;
  return found;
}

async function trySetup(): Promise<Setup> {
  const search = await findContainerEngine();
  if (search.kind === 'none') {
    return { kind: 'unavailable', reason: `No container engine answers (${search.complaints.join('; ')}).`, remedy: 'Start Docker, or install Docker or Podman.' };
  }
  const { engine } = search;
  const image = process.env['UAGENT_SANDBOX_IMAGE'] ?? defaultImage;
  const { failed } = await execa(engine.id, ['image', 'inspect', image], { reject: false, stdin: 'ignore' });
  if (failed) {
    return {
      kind: 'unavailable', reason: `The image ${image} is not there.`,
      remedy: `Get it: ${engine.id} pull ${image} (or name another with Node 20.19 or newer in UAGENT_SANDBOX_IMAGE).`,
    };
  }
  const trial = await runIn({ kind: 'ready', engine, image, nodeFlags: new Set() }, trialJob());
  const nodeFlags = trial.kind === 'ended' ? parseFlags(trial.channel) : undefined;
  if (nodeFlags !== undefined) return { kind: 'ready', engine, image, nodeFlags };
  const complaint = trial.kind === 'ended' ? trial.stderr.trim().split('\n').at(-1) ?? '' : trial.reason;
  return { kind: 'unavailable', reason: `A trial run with ${engine.id} failed: ${complaint || 'it said nothing'}.`, remedy: `Look at what "${engine.id} run --rm --network none ${image} node --version" says.` };
}

/** Shows that a job comes through, and which options Node takes there. */
function trialJob(): SandboxJob {
  const code = "import { writeSync } from 'node:fs'; writeSync(3, JSON.stringify({ flags: [...process.allowedNodeEnvironmentFlags] }));";
  return {
    files: { 'main.mjs': code }, main: 'main.mjs', addons: false, input: '', readable: [],
    limits: { seconds: 30, memoryMb: 256, totalSeconds: 30 }, signal: new AbortController().signal,
  };
}

function parseFlags(channel: string): ReadonlySet<string> | undefined {
  try {
    const { flags } = JSON.parse(channel) as { flags: string[] };
    return new Set(flags);
  } catch {
    return undefined;
  }
}

async function runIn({ engine, image, nodeFlags }: Ready, job: SandboxJob): Promise<SandboxResult> {
  const name = `uagent-${randomBytes(8).toString('hex')}`;
  await using folder = await writeJobFolder(job.files);
  let result: SandboxResult | undefined;
  try {
    result = await runProcess({
      command: engine.id, args: containerArguments({ job, folder: folder.job, name, engine, image, nodeFlags }), environment: process.env,
      inherited: [], input: job.input, channel: 'stdout', printedBytes: 4 * printedBytes, seconds: job.limits.totalSeconds, signal: job.signal, killGroup: false,
    });
  } finally {
    // The command was killed, not what it had started.
    if (result?.kind !== 'ended' || result.timedOut || result.exitCode === 137) await removeContainer(engine, name);
  }
  if (result.kind === 'world-failed') return result;
  const { stdout, stderr, complaint } = readLauncher(result.stderr);
  // What engines exit with when it is them that failed, before the launcher could.
  if (result.channel === '' && complaint !== '' && [125, 126, 127].includes(result.exitCode ?? 0)) return { kind: 'world-failed', reason: complaint.split('\n').at(-1) ?? '' };
  return { ...result, stdout, stderr: stderr === '' && stdout === '' ? complaint : stderr };
}

/** Podman would ask it to end first and give it ten seconds. */
async function removeContainer({ id }: ContainerEngine, name: string): Promise<void> {
  await execa(id, ['rm', '--force', ...(id === 'podman' ? ['--time', '0'] : []), name], { reject: false, stdin: 'ignore' });
}
