import type { SandboxId } from './sandbox.ts';

/** Bubblewrap is Linux's own; elsewhere an engine runs Linux. Never `none`, which is for those who name it. */
export const defaultSandbox: SandboxId = process.platform === 'linux' ? 'bubblewrap' : 'container';
