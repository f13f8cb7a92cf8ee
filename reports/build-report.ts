import { trialKey } from '../agents/trial.ts';
import type { Trial } from '../agents/trial.ts';
import { dimensions } from '../evaluators/evaluation.ts';
import type { Outcome } from '../runs/outcome.ts';
import type { Run } from '../runs/run.ts';
import type { Payment } from '../runs/store-replies.ts';
import { fingerprintTask } from '../tasks/task-fingerprint.ts';
import { ablatedParts } from './ablation.ts';
import { armContrasts } from './arm-contrasts.ts';
import { buildCost } from './cost/build-cost.ts';
import { listFixes } from './fixes/list-fixes.ts';
import { copyPasteFloors, type FloorRun } from './floor.ts';
import { formulas } from './formulas.ts';
import { buildJudging } from './judging/build-judging.ts';
import type { ReportAttempt, ReportDocument, ReportGroup, ReportHead } from './report.ts';
import { reportAttempt } from './report-attempt.ts';
import { reportGroup } from './report-group.ts';
import { reportWarnings } from './report-warnings.ts';

export interface BuildReportRequest {
  run: Run;
  /** In any order; those of trials that the run did not plan are left out. */
  outcomes: readonly Outcome[];
  /** Left out where what was paid is not known. */
  payments?: readonly Payment[];
  /** Kept runs of the same suite that may have measured the copy-paste floor, the first choice first. */
  floorRuns?: readonly FloorRun[];
  /** Of this program. */
  version: string;
}

/** The report of a run: same run and outcomes, same bytes. */
export function buildReport({ run, outcomes, payments, floorRuns = [], version }: BuildReportRequest): ReportDocument {
  const byKey = new Map(outcomes.map((outcome) => [trialKey(outcome.attempt.trial), outcome]));
  const planned = run.trials.flatMap((trial) => byKey.get(trialKey(trial)) ?? []);
  const all = planned.map((outcome) => reportAttempt(outcome, run));
  const attempts = all.filter(({ trial }) => trial.without === undefined);
  const ablated = all.filter(({ trial }) => trial.without !== undefined);
  const tasks = run.suite.tasks.filter(({ id }) => run.trials.some(({ task }) => task === id)).map((task) => ({ id: task.id, title: task.title, fingerprint: fingerprintTask(task, run.suite.libraries) }));
  const personas = run.personas.filter(({ id }) => run.trials.some(({ persona }) => persona === id));
  const taskIds = tasks.map(({ id }) => id);
  const reportGroups = groups({ trials: run.trials.filter(({ without }) => without === undefined), attempts, tasks: taskIds, personas: personas.map(({ id }) => id) });
  const floors = copyPasteFloors({ run, tasks, personas, groups: reportGroups, floorRuns });
  const judging = buildJudging({ outcomes, attempts, groups: reportGroups, tasks: taskIds });
  const cost = buildCost({ run, outcomes: planned, payments, personas: personas.map(({ id }) => id), tasks: taskIds });
  return {
    version: 1,
    generator: { name: 'oss-uagent', version },
    stamp: { run: run.id, createdAt: run.createdAt },
    run: {
      label: run.label,
      command: run.command,
      suite: { id: run.suite.id, title: run.suite.title },
      planned: run.trials.length,
      finished: all.length,
    },
    weights: run.suite.weights,
    tasks,
    personas,
    groups: reportGroups,
    contrasts: armContrasts({ attempts, personas: personas.map(({ id }) => id) }),
    ...(floors.length === 0 ? {} : { floors }),
    ...(ablated.length === 0 ? {} : { ablation: ablatedParts({ whole: attempts, ablated }) }),
    attempts,
    fixes: listFixes({ run, outcomes: planned, attempts }),
    ...(cost === undefined ? {} : { cost }),
    ...(judging === undefined ? {} : { judging }),
    warnings: reportWarnings({ run, attempts: all }),
    method: {
      versions: { ...run.versions, sandbox: run.sandbox },
      libraries: run.libraries,
      knowledge: run.knowledge,
      formulas,
      unscored: attempts.flatMap(unscoredDimensions),
      untold: planned.flatMap(({ attempt, friction }) => (friction?.unknown ?? []).map((each) => ({ trial: attempt.trial, ...each }))),
    },
  };
}

interface GroupsRequest {
  trials: readonly Trial[];
  attempts: readonly ReportAttempt[];
  tasks: readonly string[];
  personas: readonly string[];
}

/** In the order in which the plan first names them; a group that has no attempt yet is shown empty. */
function groups({ trials, attempts, tasks, personas }: GroupsRequest): ReportGroup[] {
  const key = ({ library, arm, model }: Trial): string => JSON.stringify([library, arm, model]);
  const members = new Map<string, { first: Trial; attempts: ReportAttempt[] }>();
  for (const trial of trials) if (!members.has(key(trial))) members.set(key(trial), { first: trial, attempts: [] });
  for (const attempt of attempts) members.get(key(attempt.trial))?.attempts.push(attempt);
  return [...members.values()].map(({ first: { library, arm, model }, attempts: own }) => reportGroup({ library, arm, model, tasks, personas, attempts: own }));
}

function unscoredDimensions({ trial, dimensions: verdicts }: ReportAttempt): ReportHead['method']['unscored'] {
  return dimensions.flatMap((dimension) => {
    const verdict = verdicts[dimension];
    return verdict.kind === 'unscored' ? [{ trial, dimension, reason: verdict.reason }] : [];
  });
}
