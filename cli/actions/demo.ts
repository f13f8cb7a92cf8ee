import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import type { SandboxId } from '../../tasks/sandbox/sandbox.ts';
import { runSuite } from './run.ts';

export interface DemoOptions extends GlobalOptions {
  sandbox: SandboxId;
}

/** The bundled suite with the offline developer: `uagent run` with everything chosen. */
export function demo(options: DemoOptions, context: CliContext): Promise<ExitCode> {
  return runSuite('graph-analytics', { ...options, model: ['offline'], repeats: 1, concurrency: 4, embedder: 'hashing' }, context);
}
