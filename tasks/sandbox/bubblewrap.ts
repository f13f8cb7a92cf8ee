import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { bubblewrapCommand, type Privilege } from './bubblewrap-command.ts';
import { bubblewrapRemedy } from './bubblewrap-remedy.ts';
import { installCommand } from './install-command.ts';
import { readNamespaceSettings } from './namespace-settings.ts';
import { runProcess } from './run-process.ts';
import type { Availability, Sandbox, SandboxJob, SandboxResult } from './sandbox.ts';

/**
 * Linux namespaces by bubblewrap: no network, no environment, no `/proc`, no files but Node, its libraries and the
 * folders named as readable, all of it read-only; a small workspace in memory; limits on data, processes, files and time.
 */
export const bubblewrap: Sandbox = {
  id: 'bubblewrap',
  contained: true,
  async probe() {
    return (await findSetup()).availability;
  },
  async run(job) {
    const setup = await findSetup();
    if (setup.availability.kind === 'unavailable') return { kind: 'world-failed', reason: `${setup.availability.reason} ${setup.availability.remedy}` };
    return runWith(job, setup);
  },
};

interface Way {
  /** Absolute. */
  program: string;
  privilege: Privilege;
  version: Version;
}

interface Setup extends Way {
  availability: Availability;
}

interface Version {
  major: number;
  minor: number;
}

let found: Promise<Setup> | undefined;

/** Tried once in the life of the process; a machine without bubblewrap is asked again, as somebody may be installing it. */
async function findSetup(): Promise<Setup> {
  found ??= trySetups();
  const setup = await found;
  if (setup.availability.kind === 'unavailable') found = undefined;
  return setup;
}

/** As which user bubblewrap works here, and if as none, why; the machine's settings are read under `root`. */
export async function trySetups(root = '/'): Promise<Setup> {
  const privileges: Privilege[] = process.getuid?.() === 0 ? ['root', 'user'] : ['user'];
  const unusable = (reason: string, remedy: string): Setup => ({
    availability: { kind: 'unavailable', reason, remedy }, program: '', privilege: 'user', version: { major: 0, minor: 0 },
  });
  if (process.platform !== 'linux') {
    return unusable(`bubblewrap needs Linux, and this is ${process.platform}.`, 'Run uagent in a Linux container or virtual machine.');
  }
  const program = findOnPath('bwrap');
  const text = program === undefined ? undefined : await readVersion(program);
  if (program === undefined || text === undefined) return unusable('bubblewrap is not installed.', `Install it: ${installCommand()}`);
  const version = parseVersion(text);
  if (version.major === 0 && version.minor < 5) return unusable(`bubblewrap ${text} is too old.`, 'Version 0.5 or newer is needed.');
  let complaint = '';
  for (const privilege of privileges) {
    const result = await runWith(trivialJob(), { program, privilege, version });
    if (result.kind === 'ended' && result.channel === 'works') return { availability: { kind: 'available', version: text }, program, privilege, version };
    complaint = result.kind === 'ended' ? result.stderr.trim().split('\n')[0] ?? '' : result.reason;
  }
  return unusable(`A trial run failed: ${complaint || 'it said nothing'}.`, bubblewrapRemedy(complaint, readNamespaceSettings(root)));
}

function findOnPath(name: string): string | undefined {
  const files = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder)).map((folder) => path.join(folder, name));
  return files.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

async function readVersion(program: string): Promise<string | undefined> {
  const result = await execa(program, ['--version'], { reject: false });
  return result.failed ? undefined : result.stdout.replace('bubblewrap', '').trim();
}

function parseVersion(text: string): Version {
  const [major = 0, minor = 0] = text.split('.').map(Number);
  return { major, minor };
}

function trivialJob(): SandboxJob {
  return {
    files: { 'main.mjs': "import { writeSync } from 'node:fs'; writeSync(3, 'works');" }, main: 'main.mjs', addons: false, input: '', readable: [],
    limits: { seconds: 20, memoryMb: 256, totalSeconds: 20 }, signal: new AbortController().signal,
  };
}

async function runWith(job: SandboxJob, { program, privilege, version }: Way): Promise<SandboxResult> {
  const limitedWorkspace = version.major > 0 || version.minor >= 7;
  const built = bubblewrapCommand({ job, program, privilege, limitedWorkspace, firstDescriptor: 5 });
  if (built.kind === 'missing-tool') return { kind: 'world-failed', reason: `The program "${built.tool}" (package util-linux) is not installed.` };
  const result = await runProcess({
    ...built, tellsLeader: true, input: job.input, seconds: job.limits.totalSeconds, signal: job.signal, killGroup: false,
  });
  if (result.kind === 'ended' && result.channel === '' && !result.timedOut && /^(?:bwrap|setpriv|prlimit): /u.test(result.stderr)) {
    return { kind: 'world-failed', reason: result.stderr.trim().split('\n')[0] ?? '' };
  }
  return result;
}
