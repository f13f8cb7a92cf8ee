import { dollars } from '../../reports/cost/dollars.ts';
import type { Amount } from '../../runs/spending/account.ts';
import { openStore, type RunSummary } from '../../runs/store.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { homeOf } from './home.ts';
import { textTable } from './text-table.ts';

export interface RunsOptions extends GlobalOptions {
  json?: boolean;
}

interface ListedRun extends RunSummary {
  /** That it is kept under. */
  names: string[];
  /** What was paid for; dollars are null where a price is unknown. Null where no model was called. */
  spent: Amount | null;
}

export function listRuns(options: RunsOptions, context: CliContext): ExitCode {
  using store = openStore(homeOf(options, context));
  const kept = store.listKept();
  const spent = store.listSpent();
  const runs = store.listRuns().map((run): ListedRun => ({ ...run, names: kept.flatMap(({ name, run: id }) => (id === run.id ? [name] : [])), spent: spent.get(run.id) ?? null }));
  context.output.write(options.json === true ? `${JSON.stringify({ version: 1, runs }, null, 2)}\n` : renderRuns(runs, context.output.columns));
  return 0;
}

function renderRuns(runs: ListedRun[], columns: number): string {
  if (runs.length === 0) return 'No runs yet. "uagent demo" makes one without a key; "uagent run <suite> --model <model>" lets a model try.\n';
  return textTable({
    head: ['run', 'kept as', 'label', 'begun', 'attempts', 'graded', 'paid', ''],
    rows: runs.map(({ id, names, label, createdAt, planned, attempted, graded, spent }) => [
      id, names.join(', '), label ?? '', createdAt.slice(0, 16).replace('T', ' '), `${String(attempted)}/${String(planned)}`, String(graded),
      spent === null ? '–' : spent.usd === null ? `${spent.tokens.toLocaleString('en')} tokens` : dollars(spent.usd),
      graded === planned ? 'finished' : 'to be resumed',
    ]),
    right: [4, 5, 6],
    columns,
  });
}
