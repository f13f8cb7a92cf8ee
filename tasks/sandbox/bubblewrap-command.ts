import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { release } from 'node:os';
import path from 'node:path';
import { nodeOptions } from './node-options.ts';
import { ownUid } from './own-uid.ts';
import type { SandboxJob } from './sandbox.ts';
import { syscallFilter } from './syscall-filter.ts';

/**
 * `root`: mounts are made as root, so that folders which only root may enter can be shown, and the job then drops to an
 * ordinary uid of its own, as limits on processes do not hold for uid 0. `user`: a user namespace does both.
 */
export type Privilege = 'root' | 'user';

export interface CommandRequest {
  job: SandboxJob;
  /** Absolute path of bubblewrap: nothing that could be searched is in the environment that it gets. */
  program: string;
  privilege: Privilege;
  /** Whether this bubblewrap can bound a workspace in memory; without that there is none to write to. */
  limitedWorkspace: boolean;
  /** Descriptor from which the filter of system calls and the job's files are read, in the order of `inherited`. */
  firstDescriptor: number;
}

export type Command = { kind: 'command'; command: string; args: string[]; inherited: (string | Uint8Array)[] } | { kind: 'missing-tool'; tool: string };

const workspaceBytes = 64 * 1024 * 1024;
/** What Node takes beside the memory that a job may use: its own heap, the stacks, the compiled code. */
const overheadMb = 256;
/** Threads count as well: Node needs 15 for itself with two worker threads ready. */
const processes = 40;

/** The command line that runs a job inside bubblewrap, and what it reads from descriptors. */
export function bubblewrapCommand(request: CommandRequest): Command {
  const { job, program, privilege, limitedWorkspace, firstDescriptor } = request;
  const prlimit = findTool('prlimit');
  const setpriv = findTool('setpriv');
  if (prlimit === undefined) return { kind: 'missing-tool', tool: 'prlimit' };
  if (setpriv === undefined) return { kind: 'missing-tool', tool: 'setpriv' };
  const names = Object.keys(job.files).sort();
  const filter = syscallFilter(process.arch);
  const filters = filter === undefined ? [] : [filter];
  const firstFile = firstDescriptor + filters.length;
  const mounts: Mount[] = [
    ...runtimeMounts(),
    { kind: 'read', from: process.execPath, to: '/runtime/node' },
    { kind: 'read', from: prlimit, to: '/runtime/prlimit' },
    { kind: 'read', from: setpriv, to: '/runtime/setpriv' },
    ...[...new Set(job.readable)].map((folder) => ({ kind: 'read' as const, from: folder, to: folder })),
    { kind: 'folder', to: '/job' },
    { kind: 'folder', to: '/workspace' },
  ];
  return {
    kind: 'command', command: program, inherited: [...filters, ...names.map((name) => job.files[name] ?? '')],
    args: [
      ...isolation(privilege), '--info-fd', '4',
      ...filters.flatMap((_, i) => ['--seccomp', String(firstDescriptor + i)]),
      ...mountArguments(mounts),
      ...['null', 'zero', 'urandom'].flatMap((device) => ['--dev-bind', `/dev/${device}`, `/dev/${device}`]),
      ...names.flatMap((name, i) => ['--perms', '0444', '--ro-bind-data', String(firstFile + i), `/job/${name}`]),
      ...(limitedWorkspace ? ['--size', String(workspaceBytes), '--perms', '1777', '--tmpfs', '/workspace'] : []),
      '--remount-ro', '/', '--chdir', '/workspace', '--',
      ...(privilege === 'root' ? ['/runtime/setpriv', ...dropTo(ownUid())] : []),
      '/runtime/prlimit', ...limits(job), '/runtime/node', ...nodeOptions(process.allowedNodeEnvironmentFlags, job), `/job/${job.main}`,
    ],
  };
}

type Mount = { kind: 'read'; from: string; to: string } | { kind: 'link'; from: string; to: string } | { kind: 'folder'; to: string };

/** Shared libraries, and what distributions and version managers put beside Node. No programs: they only help an attacker. */
function runtimeMounts(): Mount[] {
  const ownLibraries = path.join(path.dirname(path.dirname(process.execPath)), 'lib');
  const folders = ['/usr/lib', '/usr/lib32', '/usr/lib64', '/usr/share/nodejs', '/nix/store', '/lib', '/lib32', '/lib64', ownLibraries];
  return [...new Set(folders)].filter((folder) => existsSync(folder)).map((folder) =>
    lstatSync(folder).isSymbolicLink() ? { kind: 'link', from: readlinkSync(folder), to: folder } : { kind: 'read', from: folder, to: folder },
  );
}

/** Every folder on the way is named: those that bubblewrap makes by itself are closed to the uid that the job drops to. */
function mountArguments(mounts: Mount[]): string[] {
  const targets = new Set(mounts.map(({ to }) => to));
  const parents = new Set(mounts.flatMap((mount) => [...ancestors(mount.to), ...(mount.kind === 'folder' ? [mount.to] : [])]));
  const folders = [...parents, '/dev'].filter((folder) => !targets.has(folder) || mounts.some((mount) => mount.kind === 'folder' && mount.to === folder));
  const steps = [
    ...folders.map((to) => ({ to, args: ['--perms', '0755', '--dir', to] })),
    ...mounts.flatMap((mount) => (mount.kind === 'folder' ? [] : [{ to: mount.to, args: [mount.kind === 'link' ? '--symlink' : '--ro-bind', mount.from, mount.to] }])),
  ];
  return steps.sort((a, b) => (a.to < b.to ? -1 : 1)).flatMap(({ args }) => args);
}

function ancestors(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === '/' ? [] : [...ancestors(parent), parent];
}

function isolation(privilege: Privilege): string[] {
  const common = ['--die-with-parent', '--new-session', '--hostname', 'sandbox', '--cap-drop', 'ALL'];
  return privilege === 'user'
    ? ['--unshare-all', '--uid', '65534', '--gid', '65534', ...common]
    : ['--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts', '--unshare-cgroup-try', ...common,
        '--cap-add', 'CAP_SETUID', '--cap-add', 'CAP_SETGID', '--cap-add', 'CAP_SETPCAP'];
}

function dropTo(uid: number): string[] {
  return ['--reuid', String(uid), '--regid', String(uid), '--clear-groups', '--bounding-set=-all', '--inh-caps=-all', '--no-new-privs', '--'];
}

/** RLIMIT_DATA bounds heap and buffers alike, which a limit on address space would not let Node start with. */
function limits(job: SandboxJob): string[] {
  const data = (job.limits.memoryMb + overheadMb) * 1024 * 1024;
  return [`--data=${String(data)}`, `--nproc=${String(countsByNamespace() ? processes : 4096)}`, `--fsize=${String(workspaceBytes)}`, '--nofile=256', '--core=0', '--'];
}

/** From Linux 5.14 on processes are counted by user namespace; before, all those of the user on the machine count. */
function countsByNamespace(): boolean {
  const [major = 0, minor = 0] = release().split('.').map(Number);
  return process.getuid?.() === 0 || major > 5 || (major === 5 && minor >= 14);
}

function findTool(name: string): string | undefined {
  return ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/run/current-system/sw/bin'].map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}
