import { bubblewrap } from './bubblewrap.ts';
import { container } from './container.ts';
import { none } from './none.ts';
import type { Sandbox, SandboxId } from './sandbox.ts';

/** Every way to run untrusted code. */
export const sandboxes = { bubblewrap, container, none } satisfies Record<SandboxId, Sandbox>;
