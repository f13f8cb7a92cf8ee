import { sandboxes } from '../tasks/sandbox/index.ts';
import type { Sandbox, SandboxId } from '../tasks/sandbox/sandbox.ts';
import { UserError } from '../tasks/user-error.ts';

/** The sandbox asked for, after seeing that it works here. `none` is never chosen unless it is named, and then warned of. */
export async function openSandbox(id: SandboxId, warn: (message: string) => void): Promise<Sandbox> {
  const sandbox = sandboxes[id];
  const availability = await sandbox.probe();
  if (availability.kind === 'available') {
    if (id === 'none') warn('Submitted code runs unprotected: it can read your files, the answers among them, and reach the network.');
    return sandbox;
  }
  throw new UserError(
    `Submitted code cannot be run safely here: ${availability.reason} ${availability.remedy}\n`
    + `${id === 'bubblewrap' ? '--sandbox container runs it in a container of Docker or Podman. ' : ''}On a machine that holds nothing worth protecting, --sandbox none runs it unprotected.`,
  );
}
