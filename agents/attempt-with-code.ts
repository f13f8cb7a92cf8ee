import type { Attempt } from './attempt.ts';
import type { AttemptJob } from './attempt-job.ts';
import { createToolbox } from './toolbox.ts';

/** Submits code that was written beforehand, the way a developer submits. */
export async function attemptWithCode(job: AttemptJob, code: string | undefined): Promise<Attempt> {
  const startedAt = new Date().toISOString();
  const start = performance.now();
  const toolbox = createToolbox(job);
  if (code !== undefined) {
    await toolbox.call('submit', { code });
    // Code without the export is sent back once; it is submitted as it is.
    if (toolbox.submission === null) await toolbox.call('submit', { code });
  }
  const { steps, submission } = toolbox;
  return {
    version: 1,
    trial: job.trial,
    startedAt,
    milliseconds: Math.round(performance.now() - start),
    steps,
    passages: [],
    submission,
    usage: { calls: 0, inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 },
    ending: submission === null ? { kind: 'never-submitted' } : { kind: 'submitted' },
  };
}
