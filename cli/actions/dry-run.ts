import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Persona } from '../../agents/persona.ts';
import { trialKey, type Trial } from '../../agents/trial.ts';
import { findRun } from '../../runs/find-run.ts';
import type { Run } from '../../runs/run.ts';
import { forecast, type Forecast } from '../../runs/spending/forecast.ts';
import { judgeBudget, type BudgetVerdict } from '../../runs/spending/judge-budget.ts';
import type { Pricing } from '../../runs/spending/pricing.ts';
import { openStore, type Store } from '../../runs/store.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { homeOf } from './home.ts';
import { endpointNote, openPricing } from './open-pricing.ts';
import { openSuite } from './open-suite.ts';
import { planRun, type PlannedRun } from './plan-run.ts';
import { renderDryRun } from './render-dry-run.ts';
import type { RunOptions } from './run.ts';

/** What a run would do and is expected to cost: the document of `--dry-run --json`. */
export interface DryRun extends Forecast {
  version: 1;
  suite: { id: string; title: string };
  /** Planned, and of those what earlier sittings have finished. */
  planned: number;
  finished: number;
  /** Trials by what they try; those that `--ablate` adds are known only once the docs have been tried. */
  trials: Record<'personas' | 'models' | 'arms' | 'tasks' | 'libraries', Record<string, number>>;
  ablate: boolean;
  /** Left out where the number of repeats is fixed. `trials`: what those that it may add come to at most; they are not among the planned. */
  until?: { halfWidth: number; mostRepeats: number; trials: number };
  /** US dollars for a million tokens; null where no price is known. */
  prices: Pricing;
  /** What earlier sittings have paid. */
  spent: { tokens: number; usd: number | null };
  budgets: { usd?: { limit: number; verdict: BudgetVerdict }; tokens?: { limit: number; verdict: BudgetVerdict } };
  notes: string[];
}

/** Says what would be tried and what that may cost. Calls no model, installs nothing and stores nothing. */
export function dryRun(suiteName: string, options: RunOptions, context: CliContext): ExitCode {
  const { document, personas } = estimateRun(suiteName, options, context);
  context.output.write(options.json === true ? `${JSON.stringify(document, null, 2)}\n` : renderDryRun(document, personas, context.output.columns));
  return 0;
}

/** As the page of `uagent ui` asks for it. */
export function estimateRun(suiteName: string, options: RunOptions, context: CliContext): { document: DryRun; personas: Persona[] } {
  const suite = openSuite(suiteName, context, options);
  const home = homeOf(options, context);
  // Opening a store makes it.
  using store = existsSync(path.join(home, 'uagent.db')) ? openStore(home) : null;
  const stored = options.resume === undefined ? null : findStored(store, options.resume);
  const plan = stored ?? planRun({ suite, suiteName, options, context });
  const pricing = openPricing(plan, options, context);
  const left = stored === null || store === null ? plan.trials : unfinished(stored, store, options);
  const spent = stored === null ? { tokens: 0, usd: 0 } : (store?.listSpent().get(stored.id) ?? { tokens: 0, usd: 0 });
  const expected = forecast({ plan, trials: left, pricing, past: store?.listPastAttempts(mostPast) ?? [], judgements: store?.listPastJudgements(mostPast) ?? [] });
  const note = endpointNote(pricing, context);
  const document: DryRun = {
    version: 1,
    suite: { id: plan.suite.id, title: plan.suite.title },
    planned: plan.trials.length,
    finished: plan.trials.length - left.length,
    trials: countTrials(left),
    ...expected,
    ablate: plan.ablate !== undefined,
    ...(plan.until === undefined ? {} : { until: { ...plan.until, trials: mayAdd(plan.trials, plan.until.mostRepeats) } }),
    prices: pricing,
    spent,
    budgets: judgeBudgets(expected, spent, options),
    notes: note === undefined ? [] : [note],
  };
  return { document, personas: plan.personas };
}

/** Newest attempts: older ones cost time to read and say little more. */
const mostPast = 1_000;

function findStored(store: Store | null, name: string): Run {
  if (store === null) throw new UserError(`There is no run "${name}": nothing has been run yet in this home folder.`);
  return findRun(store, name);
}

function unfinished(run: Run, store: Store, { retryUnscored }: RunOptions): Trial[] {
  const done = store.listProgress(run.id);
  if (retryUnscored === true) {
    for (const { attempt: { trial, ending } } of store.eachAttempt(run)) if (ending.kind === 'world-failed') done.delete(trialKey(trial));
  }
  return run.trials.filter((trial) => !done.has(trialKey(trial)));
}

/** Each further repeat tries every cell once more. */
function mayAdd(trials: readonly Trial[], mostRepeats: number): number {
  const whole = trials.filter(({ without }) => without === undefined);
  const repeats = Math.max(...whole.map(({ repeat }) => repeat));
  return whole.filter(({ repeat }) => repeat === 1).length * Math.max(0, mostRepeats - repeats);
}

function countTrials(trials: PlannedRun['trials']): DryRun['trials'] {
  const count = (part: (trial: Trial) => string): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const trial of trials) counts[part(trial)] = (counts[part(trial)] ?? 0) + 1;
    return counts;
  };
  return { personas: count(({ persona }) => persona), models: count(({ model }) => model), arms: count(({ arm }) => arm), tasks: count(({ task }) => task), libraries: count(({ library }) => library) };
}

function judgeBudgets({ total }: Forecast, spent: DryRun['spent'], { budgetUsd, budgetTokens }: RunOptions): DryRun['budgets'] {
  return {
    ...(budgetUsd === undefined ? {} : { usd: { limit: budgetUsd, verdict: spent.usd === null ? 'unknown' : judgeBudget({ budget: budgetUsd, spent: spent.usd, expected: total.usd }) } }),
    ...(budgetTokens === undefined ? {} : { tokens: { limit: budgetTokens, verdict: judgeBudget({ budget: budgetTokens, spent: spent.tokens, expected: total.tokens }) } }),
  };
}
