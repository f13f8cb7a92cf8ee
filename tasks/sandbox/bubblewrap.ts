import { execa } from 'execa';
import { bubblewrapCommand, type Privilege } from './bubblewrap-command.ts';
import { bubblewrapRemedy, installCommand } from './bubblewrap-remedy.ts';
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
    const { availability, privilege, version } = await findSetup();
    if (availability.kind === 'unavailable') return { kind: 'world-failed', reason: `${availability.reason} ${availability.remedy}` };
    return runWith(job, { privilege, version });
  },
};

interface Setup {
  availability: Availability;
  privilege: Privilege;
  version: Version;
}

interface Version {
  major: number;
  minor: number;
}

let setup: Promise<Setup> | undefined;

/** Tried once in the life of the process; a machine without bubblewrap is asked again, as somebody may be installing it. */
async function findSetup(): Promise<Setup> {
  setup ??= trySetups();
  const found = await setup;
  if (found.availability.kind === 'unavailable') setup = undefined;
  return found;
}

async function trySetups(): Promise<Setup> {
  const privileges: Privilege[] = process.getuid?.() === 0 ? ['root', 'user'] : ['user'];
  const unusable = (reason: string, remedy: string): Setup => ({
    availability: { kind: 'unavailable', reason, remedy }, privilege: 'user', version: { major: 0, minor: 0 },
  });
  if (process.platform !== 'linux') {
    return unusable(`bubblewrap needs Linux, and this is ${process.platform}.`, 'Run uagent in a Linux container or virtual machine.');
  }
  const text = await readVersion();
  if (text === undefined) return unusable('bubblewrap is not installed.', `Install it: ${installCommand()}`);
  const version = parseVersion(text);
  if (version.major === 0 && version.minor < 5) return unusable(`bubblewrap ${text} is too old.`, 'Version 0.5 or newer is needed.');
  let complaint = '';
  for (const privilege of privileges) {
    const result = await runWith(trivialJob(), { privilege, version });
    if (result.kind === 'ended' && result.channel === 'works') return { availability: { kind: 'available', version: text }, privilege, version };
    complaint = result.kind === 'ended' ? result.stderr.trim().split('\n')[0] ?? '' : result.reason;
  }
  return unusable(`A trial run failed: ${complaint || 'it said nothing'}.`, bubblewrapRemedy(complaint));
}

async function readVersion(): Promise<string | undefined> {
  const result = await execa('bwrap', ['--version'], { reject: false });
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

async function runWith(job: SandboxJob, { privilege, version }: { privilege: Privilege; version: Version }): Promise<SandboxResult> {
  const limitedWorkspace = version.major > 0 || version.minor >= 7;
  const built = bubblewrapCommand({ job, privilege, limitedWorkspace, firstDescriptor: 5 });
  if (built.kind === 'missing-tool') return { kind: 'world-failed', reason: `The program "${built.tool}" (package util-linux) is not installed.` };
  const result = await runProcess({
    ...built, tellsLeader: true, input: job.input, seconds: job.limits.totalSeconds, signal: job.signal, killGroup: false,
  });
  if (result.kind === 'ended' && result.channel === '' && !result.timedOut && /^(?:bwrap|setpriv|prlimit): /u.test(result.stderr)) {
    return { kind: 'world-failed', reason: result.stderr.trim().split('\n')[0] ?? '' };
  }
  return result;
}
