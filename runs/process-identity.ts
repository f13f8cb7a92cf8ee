import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Which process of which machine: numbers of processes are given out again, and a home folder may be shared between machines. */
export interface ProcessIdentity {
  host: string;
  /** When it began, in the words of the system; of another process with the same number it is another. */
  start: string;
}

/** Null where there is no such process, and where the system does not tell. */
export function identifyProcess(pid: number): ProcessIdentity | null {
  const start = process.platform === 'linux' ? startOnLinux(pid) : process.platform === 'win32' ? null : startByPs(pid);
  return start === null ? null : { host: hostname(), start };
}

/** Ticks since the machine was started, and which start of the machine that was (proc(5), field 22 of `stat`). */
function startOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The name of the program stands in brackets and may hold anything, brackets too.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return ticks === undefined ? null : `${boot} ${ticks}`;
  } catch {
    return null;
  }
}

function startByPs(pid: number): string | null {
  try {
    const start = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { PATH: '/bin:/usr/bin', LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    return start === '' ? null : start;
  } catch {
    return null;
  }
}
