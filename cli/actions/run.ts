import type { PartKind } from '../../knowledge/docs-part.ts';
import { openDeveloper } from '../../agents/models/index.ts';
import type { Developer } from '../../agents/attempt-job.ts';
import { findRun } from '../../runs/find-run.ts';
import { prepareCheckers } from '../../runs/prepare-checkers.ts';
import { newTrials, planAblation } from '../../runs/plan-ablation.ts';
import { listSittings, openSitting } from '../../runs/sitting.ts';
import { openStore, type Store } from '../../runs/store.ts';
import type { Run } from '../../runs/run.ts';
import type { SandboxId } from '../../tasks/sandbox/sandbox.ts';
import { confineSuite } from '../../tasks/untrusted/confine-suite.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { counted } from '../../tasks/counted.ts';
import { createProgress, type Progress } from '../progress.ts';
import { endpointEnvironment } from './endpoint-environment.ts';
import { finishRun, reasonOf } from './finish-run.ts';
import { gateWords, openGates, type GateOptions } from './gates.ts';
import { homeOf } from './home.ts';
import { openJudges } from './open-judges.ts';
import { endpointNote, openPricing, refuseUnknownPrices } from './open-pricing.ts';
import { openRun } from './open-run.ts';
import { openSuite } from './open-suite.ts';
import { patienceOf } from './patience.ts';
import { planRun, type PlannedRun } from './plan-run.ts';
import { repeatUntil, untilOf } from './repeat-until.ts';
import { sit } from './sit.ts';

export interface RunOptions extends GlobalOptions, GateOptions {
  model?: string[];
  persona?: string[];
  task?: string[];
  library?: string[];
  arm?: string[];
  ablate?: PartKind;
  repeats: number;
  /** Points: half of the width that a usability interval may have. */
  until?: number;
  mostRepeats?: number;
  concurrency: number;
  budgetTokens?: number;
  /** US dollars. */
  budgetUsd?: number;
  budgetTrialUsd?: number;
  prices?: string;
  dryRun?: boolean;
  judge?: string[];
  resume?: string;
  retryUnscored?: boolean;
  fresh?: boolean;
  /** Seconds. */
  patience?: number;
  label?: string;
  record?: string;
  out?: string;
  embedder: string;
  sandbox: SandboxId;
  untrusted?: boolean;
  json?: boolean;
}

/** Plans a run, or takes one up again, and sees it to its end or as far as it gets. */
export async function runSuite(suiteName: string, options: RunOptions, context: CliContext): Promise<ExitCode> {
  const progress = createProgress(context.messages);
  const suite = openSuite(suiteName, context, options);
  using store = openStore(homeOf(options, context));
  // Everything that can be wrong with the request is said before anything is fetched or stored.
  const stored = options.resume === undefined ? undefined : takeUp(findRun(store, options.resume), options, context);
  const plan = stored ?? planRun({ suite, suiteName, options, context });
  const pricing = openPricing(plan, options, context);
  refuseUnknownPrices(pricing, options);
  const planned: PlannedRun | Run = stored === undefined ? { ...plan, pricing } : confined(store.setPricing(stored, pricing), options);
  const gates = openGates({ options, planned, store, context });
  await prepareCheckers(planned.suite.tasks);
  const developers = await openDevelopers(planned, options, context);
  const judges = openJudges(planned.judges, context, { patience: patienceOf(options.patience), shown: planned.suite });
  const note = options.budgetUsd === undefined && options.budgetTrialUsd === undefined ? undefined : endpointNote(pricing, context);
  if (note !== undefined) progress.say(note);
  const request = { suite, planned, gates, store, developers, judges, options, context, progress };
  using opened = await openRun(request);
  const asked = { ...request, ...opened, run: options.resume === undefined ? opened.run : store.extendRun(opened.run, []) };
  using sitting = openSitting({ home: homeOf(options, context), run: asked.run.id, gradedBefore: gradedOf(asked.run, store), begunAt: context.now().toISOString(), asked: { concurrency: options.concurrency, gates: gateWords(options) } });
  const repeated = await repeatUntil(asked, await sit(asked));
  const run = repeated.end.kind === 'finished' ? extendByAblation({ ...request, run: repeated.run }) : repeated.run;
  // What the first sitting tried again has had its second chance.
  const end = run === repeated.run ? repeated.end : await sit({ ...request, ...opened, run, options: { ...options, retryUnscored: false } });
  sitting.end(end.kind, end.kind === 'store-failed' ? end.reason : (reasonOf(end) ?? ''));
  return await finishRun({ ...request, run, end });
}

function gradedOf({ id }: Run, store: Store): number {
  return store.listRuns().find((run) => run.id === id)?.graded ?? 0;
}

/** As it was planned, unless its suite is no longer trusted. */
function confined(run: Run, { untrusted, sandbox }: RunOptions): Run {
  return untrusted === true ? { ...run, suite: confineSuite(run.suite, sandbox) } : run;
}

/** A stored run, with how narrow its intervals are to be now. Two processes at one run would pay for the same twice. */
function takeUp(run: Run, options: RunOptions, context: CliContext): Run {
  const sitting = listSittings(homeOf(options, context)).get(run.id);
  if (sitting?.isUnderWay === true && sitting.pid !== process.pid) {
    throw new UserError(`${run.id} is under way in another process (${String(sitting.pid)}). Wait for it, or end it with Ctrl-C or "kill ${String(sitting.pid)}": what is finished is saved.`);
  }
  const until = untilOf(options, run.until);
  return until === undefined ? run : { ...run, until };
}

/** What was read is known only now. */
function extendByAblation({ run, store, progress }: { run: Run; store: Store; progress: Progress }): Run {
  if (run.ablate === undefined) return run;
  const trials = newTrials(run.trials, planAblation(store.eachAttempt(run), run.ablate));
  if (trials.length === 0) return run;
  progress.say(`Attempts read ${counted(new Set(trials.map(({ without }) => without)).size, run.ablate === 'pages' ? 'page' : 'section')}; each is now taken out of the docs for those that read it.`);
  return store.extendRun(run, trials);
}

async function openDevelopers({ trials, suite }: PlannedRun | Run, { patience: seconds }: RunOptions, context: CliContext): Promise<Map<string, Developer>> {
  const environment = endpointEnvironment(context, suite);
  const developers = new Map<string, Developer>();
  for (const model of new Set(trials.map((trial) => trial.model))) {
    developers.set(model, await openDeveloper({ model, environment, workingFolder: context.workingFolder, patience: patienceOf(seconds) }));
  }
  return developers;
}
