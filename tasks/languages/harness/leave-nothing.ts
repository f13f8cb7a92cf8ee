import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

export interface Leavings {
  /** Absolute folder that a case may write to. */
  workspace: string;
  /** Whether every other process in sight was started by submitted code. */
  alone: boolean;
}

/** One for all threads, and any of them may set it. */
const { title } = process;

/** Removes what a case has left before the next one runs. False when something stays, which only a new sandbox is rid of. */
export function leaveNothing({ workspace, alone }: Leavings): boolean {
  if (alone && endOtherProcesses()) return false;
  process.title = title;
  try {
    for (const name of readdirSync(workspace)) rmSync(path.join(workspace, name), { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}

/** Ids are small in a namespace of one's own; a mistake anywhere else would end all that the user is running. */
const mostOfNamespace = 100;

/** Whether there were any: they are a while in going, and nobody is left to collect them. */
function endOtherProcesses(): boolean {
  if (process.pid > mostOfNamespace) return false;
  try {
    return process.kill(-1, 'SIGKILL');
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
