import { openStore, type RunSummary } from '../../runs/store.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { homeOf } from './home.ts';
import { textTable } from './text-table.ts';

export interface RunsOptions extends GlobalOptions {
  json?: boolean;
}

export function listRuns(options: RunsOptions, context: CliContext): ExitCode {
  using store = openStore(homeOf(options, context));
  const runs = store.listRuns();
  context.output.write(options.json === true ? `${JSON.stringify({ version: 1, runs }, null, 2)}\n` : renderRuns(runs));
  return 0;
}

function renderRuns(runs: RunSummary[]): string {
  if (runs.length === 0) return 'No runs yet. "uagent demo" makes one without a key; "uagent run <suite> --model <model>" lets a model try.\n';
  return textTable({
    head: ['run', 'label', 'begun', 'attempts', 'graded', ''],
    rows: runs.map(({ id, label, createdAt, planned, attempted, graded }) => [
      id, label ?? '', createdAt.slice(0, 16).replace('T', ' '), `${String(attempted)}/${String(planned)}`, String(graded),
      graded === planned ? 'finished' : 'to be resumed',
    ]),
    right: [3, 4],
  });
}
