import { renderers, type RendererId } from '../../reports/renderers/index.ts';
import { findRun } from '../../runs/find-run.ts';
import type { Run } from '../../runs/run.ts';
import { openStore, type Store } from '../../runs/store.ts';
import { unknownName } from '../../tasks/did-you-mean.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { holdGates, openGates, type GateOptions } from './gates.ts';
import { homeOf } from './home.ts';
import { showReport } from './show-report.ts';

export interface ReportOptions extends GlobalOptions, GateOptions {
  format?: string[];
  out?: string;
  prices?: string;
  json?: boolean;
}

/** Writes a stored run's report, from the store alone. */
export async function reportRun(name: string, options: ReportOptions, context: CliContext): Promise<ExitCode> {
  const formats = (options.format ?? ['html', 'json']).map(readFormat);
  using store = openStore(homeOf(options, context));
  const found = findRun(store, name);
  const run = options.prices === undefined ? found : await repriced(found, { store, options, context });
  const gates = openGates({ options, planned: run, store, context });
  const report = await showReport({ run, store, formats, options, context });
  return holdGates({ gates, run, outcomes: store.eachOutcome(run), report, context }) ? 0 : 1;
}

/** Prices know the kinds of models, and those load all that speaks to one. */
async function repriced(run: Run, { store, options, context }: { store: Store; options: ReportOptions; context: CliContext }): Promise<Run> {
  const { openPricing } = await import('./open-pricing.ts');
  return store.setPricing(run, openPricing(run, options, context));
}

function readFormat(name: string): RendererId {
  if (!isRenderer(name)) throw new UserError(unknownName('report format', name, Object.keys(renderers)));
  return name;
}

function isRenderer(name: string): name is RendererId {
  return Object.hasOwn(renderers, name);
}
