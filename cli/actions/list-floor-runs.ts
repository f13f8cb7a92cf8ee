import type { FloorRun } from '../../reports/copy-paste-floors.ts';
import { floorModel } from '../../reports/floor.ts';
import type { Run } from '../../runs/run.ts';
import type { Store } from '../../runs/store.ts';

/** Kept runs of the same suite in which the offline developer tried, the latest first; none where this run has its own. */
export function listFloorRuns(store: Store, run: Run): FloorRun[] {
  if (triesFloor(run)) return [];
  const kept = [...new Set(store.listKept().map((each) => each.run))].flatMap((id) => store.findRun(id) ?? []);
  return kept
    .filter((other) => other.id !== run.id && other.suite.id === run.suite.id && triesFloor(other))
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .map((other) => ({ run: other, outcomes: store.eachOutcome(other) }));
}

function triesFloor({ trials }: Run): boolean {
  return trials.some(({ model }) => model === floorModel);
}
