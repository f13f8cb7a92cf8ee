import { containerLauncher } from './container-launcher.ts';
import type { ContainerEngine } from './container-engine.ts';
import { nodeOptions } from './node-options.ts';
import { ownUid } from './own-uid.ts';
import { printedBytes } from './run-process.ts';
import type { SandboxJob } from './sandbox.ts';

export interface ContainerRequest {
  job: SandboxJob;
  /** Folder on this machine with the job's files. */
  folder: string;
  /** By which the container can be ended. */
  name: string;
  engine: ContainerEngine;
  image: string;
  /** The options that Node takes in the image. */
  nodeFlags: ReadonlySet<string>;
}

const workspaceBytes = 64 * 1024 * 1024;
/** What two Node processes take beside the memory that a job may use. */
const overheadMb = 320;
/** Threads count as well: two Node processes need 25 of them. */
const processes = 64;

/** The arguments that make an engine run a job. */
export function containerArguments({ job, folder, name, engine, image, nodeFlags }: ContainerRequest): string[] {
  const memory = `${String(job.limits.memoryMb + overheadMb)}m`;
  const options = nodeOptions(nodeFlags, job);
  return [
    'run', '--rm', '--interactive', '--pull', 'never', '--name', name, '--hostname', 'sandbox', '--log-driver', 'none',
    '--network', 'none', '--ipc', 'none', '--read-only', ...(engine.id === 'podman' ? ['--read-only-tmpfs=false'] : []),
    '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', '--security-opt', 'label=disable', ...userOf(engine),
    '--memory', memory, '--memory-swap', memory, '--cpus', '2', '--pids-limit', String(processes),
    ...[`nofile=256:256`, 'core=0:0', `fsize=${String(workspaceBytes)}:${String(workspaceBytes)}`].flatMap((limit) => ['--ulimit', limit]),
    // Engines hand these on from the user's settings, with whatever passwords are in them.
    ...['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((each) => ['--env', `${each}=`, '--env', `${each.toLowerCase()}=`]),
    '--tmpfs', `/workspace:rw,noexec,nosuid,nodev,mode=1777,size=${String(workspaceBytes)}`, '--workdir', '/workspace',
    ...[[folder, '/job'], ...[...new Set(job.readable)].map((each) => [each, each])].flatMap(([from, to]) => ['--mount', `type=bind,source=${from ?? ''},target=${to ?? ''},readonly`]),
    '--entrypoint', 'node', image, ...options, '--eval', containerLauncher, '--',
    String(job.limits.totalSeconds + 1), String(printedBytes), ...options, `/job/${job.main}`,
  ];
}

/**
 * Never root. As an ordinary user the job has the user's own id, so that it can read what the user can; rootless
 * Podman would otherwise give that id to root inside.
 */
function userOf(engine: ContainerEngine): string[] {
  const [uid, gid] = [process.getuid?.() ?? 1000, process.getgid?.() ?? 1000];
  if (uid !== 0) return [...(engine.id === 'podman' ? ['--userns', 'keep-id'] : []), '--user', `${String(uid)}:${String(gid)}`];
  const own = ownUid();
  return ['--user', `${String(own)}:${String(own)}`, '--ulimit', `nproc=${String(2 * processes)}:${String(2 * processes)}`];
}
