import { collectReport } from '../../reports/collect-report.ts';
import type { Report, ReportAttempt } from '../../reports/report.ts';
import { reportAttempt } from '../../reports/report-attempt.ts';
import { readLibraryFacts } from '../../runs/read-library-facts.ts';
import type { Run } from '../../runs/run.ts';
import type { Store } from '../../runs/store.ts';
import { UserError } from '../../tasks/user-error.ts';
import { listFloorRuns } from '../actions/list-floor-runs.ts';
import { toolVersion } from '../tool-version.ts';

export interface ReadReportRequest {
  store: Store;
  run: Run;
  home: string;
  /** Called for each attempt that was read; what it gives back is waited for. */
  onRead: () => Promise<void> | undefined;
}

/** As the run is now. */
export async function readReport({ store, run, home, onRead }: ReadReportRequest): Promise<Report> {
  const facts = await readLibraryFacts({ run, home, onlyKept: true, onProgress: () => undefined });
  const collector = collectReport({ run, payments: store.listPayments(run.id), floorRuns: listFloorRuns(store, run), facts, version: toolVersion() });
  for (const outcome of store.eachOutcome(run)) {
    collector.add(outcome);
    const pause = onRead();
    if (pause !== undefined) await pause;
  }
  return collector.finish();
}

export function readAttempt(store: Store, run: Run, key: string): ReportAttempt {
  const stored = store.findAttempt(run.id, key);
  if (stored === undefined || stored.evaluations === null) throw new UserError(`${run.id} has no graded attempt ${key}.`);
  const { judgements, evaluations, ...rest } = stored;
  return reportAttempt({ ...rest, evaluations, ...(judgements.length === 0 ? {} : { judgements }) }, run);
}

/** Changes when there is more to tell of the runs. */
export function versionOf(store: Store, ids: readonly string[]): string {
  const runs = store.listRuns();
  return ids.map((id) => String(runs.find((run) => run.id === id)?.graded)).join(' ');
}
