import { trialKey } from '../agents/trial.ts';
import type { Outcome } from '../runs/outcome.ts';
import { collectReport, type CollectReportRequest } from './collect-report.ts';
import type { WholeReport } from './report.ts';

export interface BuildReportRequest extends CollectReportRequest {
  /** In any order; those of trials that the run did not plan are left out. */
  outcomes: readonly Outcome[];
}

/** The report of a run with all its attempts, for outcomes that are in memory anyway. */
export function buildReport({ outcomes, ...request }: BuildReportRequest): WholeReport {
  const byKey = new Map(outcomes.map((outcome) => [trialKey(outcome.attempt.trial), outcome]));
  const collector = collectReport(request);
  const attempts = request.run.trials.flatMap((trial) => {
    const outcome = byKey.get(trialKey(trial));
    return outcome === undefined ? [] : (collector.add(outcome) ?? []);
  });
  return { ...collector.finish(), attempts };
}
