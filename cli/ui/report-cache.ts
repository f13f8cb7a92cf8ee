import { reportOf } from '../../reports/attempt-row.ts';
import { buildReport } from '../../reports/build-report.ts';
import type { Report, ReportAttempt, ReportDocument } from '../../reports/report.ts';
import type { Run } from '../../runs/run.ts';
import type { Store } from '../../runs/store.ts';
import { UserError } from '../../tasks/user-error.ts';
import { toolVersion } from '../tool-version.ts';

/** Reports of stored runs. The last one is kept, since its reader goes through its attempts one by one. */
export interface ReportCache {
  /** As the run is now. */
  read: (run: Run) => Report;
  /** Of the report that was read last, or of one that is read for it. */
  attempt: (run: Run, key: string) => ReportAttempt;
}

export function createReportCache(store: Store): ReportCache {
  let last: { run: string; document: ReportDocument } | undefined;
  const build = (run: Run): ReportDocument => {
    const document = buildReport({ run, outcomes: store.listOutcomes(run), payments: store.listPayments(run.id), version: toolVersion() });
    last = { run: run.id, document };
    return document;
  };
  return {
    read: (run) => reportOf(build(run)),
    attempt: (run, key) => {
      const document = last?.run === run.id ? last.document : build(run);
      const attempt = document.attempts.find((each) => each.key === key);
      if (attempt === undefined) throw new UserError(`${run.id} has no graded attempt ${key}.`);
      return attempt;
    },
  };
}
