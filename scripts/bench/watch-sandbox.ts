import type { Sandbox } from '../../tasks/sandbox/sandbox.ts';

export interface WatchedSandbox {
  sandbox: Sandbox;
  /** So far. */
  total: () => { runs: number; processorMs: number };
}

/** Has the harness say at its end how much processor time its process took, all of its threads and their start included. */
export function watchSandbox(sandbox: Sandbox): WatchedSandbox {
  const total = { runs: 0, processorMs: 0 };
  return {
    total: () => ({ ...total }),
    sandbox: {
      ...sandbox,
      run: async (job) => {
        const main = `${saying}\n${job.files[job.main] ?? ''}`;
        const result = await sandbox.run({ ...job, files: { ...job.files, [job.main]: main } });
        if (result.kind !== 'ended') return result;
        total.runs += 1;
        total.processorMs += Number(said.exec(result.stderr)?.[1] ?? 0) / 1000;
        return { ...result, stderr: result.stderr.replace(said, '') };
      },
    },
  };
}

const said = /<processor (\d+)>/u;
/** Before it kills itself, which is how it ends. */
const saying = `import { writeSync as tell } from 'node:fs';
const kill = process.kill.bind(process);
process.kill = (pid, signal) => {
  const { user, system } = process.cpuUsage();
  if (pid === process.pid) tell(2, '<processor ' + String(user + system) + '>');
  return kill(pid, signal);
};`;
