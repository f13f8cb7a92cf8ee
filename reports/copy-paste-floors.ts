import type { Outcome } from '../runs/outcome.ts';
import type { Run } from '../runs/run.ts';
import { fingerprintTask } from '../tasks/task-fingerprint.ts';
import { countedAttempt, type CountedAttempt } from './counted-attempt.ts';
import { floorModel, isFloor, type CopyPasteFloor } from './floor.ts';
import { reportAttempt } from './report-attempt.ts';
import { reportGroup } from './report-group.ts';
import type { Report, ReportGroup } from './report.ts';

/** A stored run in which the floor may have been measured. */
export interface FloorRun {
  run: Run;
  /** Read where it comes to that. */
  outcomes: Iterable<Outcome>;
}

export interface FloorsRequest extends Pick<Report, 'tasks' | 'personas' | 'groups'> {
  run: Run;
  /** Others, in the order in which they are asked. */
  floorRuns: readonly FloorRun[];
}

/**
 * For each library that another model tried: this run's own floor, or that of the first run with the same tasks, personas,
 * package and docs. Empty where nobody measured one.
 */
export function copyPasteFloors({ run, tasks, personas, groups, floorRuns }: FloorsRequest): CopyPasteFloor[] {
  const libraries = [...new Set(groups.filter(({ model }) => model !== floorModel).map(({ library }) => library))];
  return libraries.flatMap((library) => {
    const own = groups.find((group) => group.library === library && isFloor(group));
    if (own !== undefined) return isWhole(own) ? [floorOf(own, run.id)] : [];
    return floorRuns.flatMap((other) => keptFloor({ library, run, tasks, personas, other })).slice(0, 1);
  });
}

/** A floor of half the tasks would be another figure. */
function isWhole({ personas }: ReportGroup): boolean {
  return personas.every(({ tasks }) => tasks.every(({ usability }) => usability !== null));
}

function keptFloor({ library, run, tasks, personas, other }: { library: string; run: Run; other: FloorRun } & Pick<Report, 'tasks' | 'personas'>): CopyPasteFloor[] {
  const isSame = JSON.stringify(whatCounts(other.run, library, tasks, personas)) === JSON.stringify(whatCounts(run, library, tasks, personas));
  if (!isSame) return [];
  const attempts: CountedAttempt[] = [];
  for (const outcome of other.outcomes) {
    const { trial } = outcome.attempt;
    if (trial.library === library && isFloor(trial) && trial.without === undefined) attempts.push(countedAttempt(reportAttempt(outcome, { suite: run.suite })));
  }
  const group = reportGroup({ library, arm: 'docs', model: floorModel, tasks: tasks.map(({ id }) => id), personas: personas.map(({ id }) => id), attempts });
  return isWhole(group) ? [floorOf(group, other.run.id)] : [];
}

/** What two runs must have in common for the floor of one to be that of the other. */
function whatCounts({ suite, personas, libraries, knowledge }: Run, library: string, tasks: Report['tasks'], reported: Report['personas']): unknown[] {
  const own = tasks.map(({ id }) => suite.tasks.find((task) => task.id === id)).map((task) => (task === undefined ? null : fingerprintTask(task, suite.libraries)));
  return [
    own.map((fingerprint) => (fingerprint === null ? null : [fingerprint.asked, fingerprint.accepted[library]])),
    reported.map(({ id }) => personas.find((persona) => persona.id === id)),
    libraries.find(({ id }) => id === library)?.hash,
    knowledge.find(({ libraryId }) => libraryId === library)?.hash,
  ];
}

function floorOf({ library, usability, personas }: ReportGroup, run: string): CopyPasteFloor {
  return { library, run, usability, personas: personas.map((each) => ({ persona: each.persona, usability: each.usability, dimensions: each.dimensions })) };
}
