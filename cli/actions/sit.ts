import path from 'node:path';
import type { Developer } from '../../agents/attempt-job.ts';
import { writeRecording } from '../../agents/models/recording.ts';
import { executeRun, type RunEnd } from '../../runs/execute-run.ts';
import type { Judge } from '../../evaluators/judge/open-judge.ts';
import { priceOfModel } from '../../runs/spending/pricing.ts';
import type { Store } from '../../runs/store.ts';
import { counted } from '../../tasks/counted.ts';
import type { CliContext } from '../context.ts';
import type { Progress } from '../progress.ts';
import { describeEvent } from './describe-event.ts';
import { createPace } from './pace.ts';
import type { OpenedRun } from './open-run.ts';
import type { RunOptions } from './run.ts';

export interface SitRequest extends Pick<OpenedRun, 'run' | 'libraries' | 'sandbox'> {
  store: Store;
  developers: ReadonlyMap<string, Developer>;
  judges: readonly Judge[];
  options: RunOptions;
  context: CliContext;
  progress: Progress;
}

/** One sitting at a run: what is still to be done is done, with progress shown and, if asked for, replies recorded. */
export async function sit({ run, libraries, sandbox, store, developers, judges, options, context, progress }: SitRequest): Promise<RunEnd> {
  const recording = options.record === undefined ? undefined : path.resolve(context.workingFolder, options.record);
  progress.say(`Run ${run.id}: ${counted(run.trials.length, 'trial')} of ${run.suite.title}.`);
  const pace = createPace(() => performance.now());
  const end = await executeRun({
    run, libraries, sandbox, store, developers, judges,
    concurrency: options.concurrency,
    limits: { tokens: options.budgetTokens ?? null, usd: options.budgetUsd ?? null, trialUsd: options.budgetTrialUsd ?? null },
    priceOf: (model) => priceOfModel(run.pricing ?? [], model),
    fresh: options.fresh === true,
    retryUnscored: options.retryUnscored === true,
    onEvent: (event) => {
      if (event.kind === 'attempted' && recording !== undefined) writeRecording(recording, event.attempt);
      const words = describeEvent(event, pace);
      if (words !== undefined) progress.update(words);
    },
    signal: context.signal,
  });
  progress.end();
  return end;
}
