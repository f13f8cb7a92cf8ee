import { openStore, type RunSummary } from '../../runs/store.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { homeOf } from './home.ts';
import { textTable } from './text-table.ts';

export interface RunsOptions extends GlobalOptions {
  json?: boolean;
}

/** A run with the names that it is kept under. */
type NamedRun = RunSummary & { names: string[] };

export function listRuns(options: RunsOptions, context: CliContext): ExitCode {
  using store = openStore(homeOf(options, context));
  const kept = store.listKept();
  const runs = store.listRuns().map((run) => ({ ...run, names: kept.flatMap(({ name, run: id }) => (id === run.id ? [name] : [])) }));
  context.output.write(options.json === true ? `${JSON.stringify({ version: 1, runs }, null, 2)}\n` : renderRuns(runs));
  return 0;
}

function renderRuns(runs: NamedRun[]): string {
  if (runs.length === 0) return 'No runs yet. "uagent demo" makes one without a key; "uagent run <suite> --model <model>" lets a model try.\n';
  return textTable({
    head: ['run', 'kept as', 'label', 'begun', 'attempts', 'graded', ''],
    rows: runs.map(({ id, names, label, createdAt, planned, attempted, graded }) => [
      id, names.join(', '), label ?? '', createdAt.slice(0, 16).replace('T', ' '), `${String(attempted)}/${String(planned)}`, String(graded),
      graded === planned ? 'finished' : 'to be resumed',
    ]),
    right: [4, 5],
  });
}
