import type { RunEnd } from '../../runs/execute-run.ts';
import type { Run } from '../../runs/run.ts';
import type { Amount } from '../../runs/spending/account.ts';
import type { Store } from '../../runs/store.ts';
import { dollars } from '../../reports/cost/dollars.ts';
import { defaultSandbox } from '../../tasks/sandbox/default-sandbox.ts';
import type { CliContext, ExitCode } from '../context.ts';
import type { Progress } from '../progress.ts';
import { gateWords, holdGates, type GateOptions, type Gates } from './gates.ts';
import { judgeTrouble } from './judge-trouble.ts';
import { quoteArgument } from './quote-argument.ts';
import type { RunOptions } from './run.ts';
import { showReport } from './show-report.ts';

export interface FinishRequest {
  run: Run;
  end: RunEnd;
  /** Not held against a run that ended early. */
  gates: Gates;
  store: Store;
  options: RunOptions;
  context: CliContext;
  progress: Progress;
}

/** Shows what there is, and after an early end says why it came and which command goes on. */
export async function finishRun({ run, end, gates, store, options, context, progress }: FinishRequest): Promise<ExitCode> {
  if (end.kind === 'store-failed') {
    progress.say(`${end.reason} What was stored before is safe. To go on then: ${resumeCommand(run, options)}`);
    return 3;
  }
  const reason = reasonOf(end);
  if (reason === undefined) {
    const report = await showReport({ run, store, formats: ['html', 'json'], options, context });
    const isHeld = holdGates({ gates, run, outcomes: store.eachOutcome(run), report, context });
    const trouble = judgeTrouble(run, store.listJudgements(run.id), options);
    if (trouble !== undefined) progress.say(trouble);
    if (!isHeld) return 1;
    // Silence would be taken for success.
    if (report.attempts.length > 0 && report.attempts.every(({ ending }) => ending === 'world-failed')) {
      progress.say(`Nothing was scored: ${report.method.unscored[0]?.reason ?? ''} To try again: ${resumeCommand(run, options)} --retry-unscored`);
      return 2;
    }
    return trouble === undefined ? 0 : 3;
  }
  const finished = [...store.listProgress(run.id).values()].filter(({ isGraded }) => isGraded).length;
  if (finished === 0) {
    progress.say(`${reason} Nothing was finished.${end.kind === 'world-failed' ? '' : ` To go on: ${resumeCommand(run, options)}`}`);
    return end.kind === 'world-failed' ? 2 : 3;
  }
  await showReport({ run, store, formats: ['html', 'json'], options, context });
  progress.say(`${reason} ${String(finished)} of ${String(run.trials.length)} trials are finished and saved. To go on: ${resumeCommand(run, options)}`);
  return 3;
}

/** Why it ended before it was finished. */
export function reasonOf(end: Exclude<RunEnd, { kind: 'store-failed' }>): string | undefined {
  switch (end.kind) {
    case 'finished':
      return undefined;
    case 'interrupted':
      return 'Interrupted.';
    case 'budget-spent':
      return `The budget is spent: ${describeAmount(end.paid)} were used, and the next call could have gone beyond it.`;
    case 'world-failed':
      return end.reason;
  }
}

/** What is typed to go on with a run. */
export function resumeCommand(run: Run, options: ResumeOptions): string {
  const words = [
    'uagent', 'run', run.suite.folder, '--resume', run.id,
    ...(options.home === '.uagent' ? [] : ['--home', options.home]),
    ...(options.sandbox === defaultSandbox ? [] : ['--sandbox', options.sandbox]),
    ...(run.suite.untrusted === true ? ['--untrusted'] : []),
    ...(options.fresh === true ? ['--fresh'] : []),
    ...gateWords(options),
  ];
  return words.map(quoteArgument).join(' ');
}

type ResumeOptions = Pick<RunOptions, 'home' | 'sandbox' | 'fresh'> & GateOptions;

function describeAmount({ tokens, usd }: Amount): string {
  const words = `${tokens.toLocaleString('en')} tokens`;
  return usd === null || usd === 0 ? words : `${words} for ${dollars(usd)}`;
}
