import { trialKey } from '../agents/trial.ts';
import type { Trial } from '../agents/trial.ts';
import { dimensions } from '../evaluators/evaluation.ts';
import type { FactsOfRun } from '../runs/library-facts.ts';
import type { Outcome } from '../runs/outcome.ts';
import type { Run } from '../runs/run.ts';
import type { Payment } from '../runs/store-replies.ts';
import { ablatedParts } from './ablation.ts';
import { collectCoverage } from './api-coverage/collect-coverage.ts';
import { armContrasts } from './arm-contrasts.ts';
import { attemptRow, type AttemptRow } from './attempt-row.ts';
import { buildCost } from './cost/build-cost.ts';
import { countedAttempt, countedOutcome, type CountedAttempt, type CountedOutcome } from './counted-attempt.ts';
import { listFixes } from './fixes/list-fixes.ts';
import { copyPasteFloors, type FloorRun } from './copy-paste-floors.ts';
import { formulas } from './formulas.ts';
import { buildJudging } from './judging/build-judging.ts';
import type { Report, ReportAttempt, ReportGroup } from './report.ts';
import { reportAttempt } from './report-attempt.ts';
import { reportGroup } from './report-group.ts';
import { reportTask } from './report-task.ts';
import { collectRetrieval } from './retrieval/collect-retrieval.ts';
import { reportWarnings } from './report-warnings.ts';

export interface CollectReportRequest {
  run: Run;
  /** Left out where what was paid is not known. */
  payments?: readonly Payment[];
  /** Kept runs of the same suite that may have measured the copy-paste floor, the first choice first. */
  floorRuns?: readonly FloorRun[];
  /** What is known of the libraries; left out where coverage and retrieval are not to be told. */
  facts?: FactsOfRun;
  /** Of this program. */
  version: string;
}

/** A report in the making, which holds of each outcome no more than its figures are made of. */
export interface ReportCollector {
  /** Takes an outcome in the order of the plan, and gives what stands in the report; null for one that the run did not plan or that had a part of the docs taken out. */
  add: (outcome: Outcome) => ReportAttempt | null;
  /** Same run and outcomes, same bytes. */
  finish: () => Report;
}

export function collectReport({ run, payments, floorRuns = [], facts, version }: CollectReportRequest): ReportCollector {
  // The plan's trials stand for those of the attempts, so that each is there once.
  const plan = new Map(run.trials.map((trial) => [trialKey(trial), trial]));
  const [attempts, ablated, outcomes, rows]: [CountedAttempt[], CountedAttempt[], CountedOutcome[], AttemptRow[]] = [[], [], [], []];
  const told = facts === undefined ? undefined : { coverage: collectCoverage(run, facts), retrieval: collectRetrieval(run, facts) };
  const untold: Report['method']['untold'] = [];
  return {
    add: (outcome) => {
      const trial = plan.get(trialKey(outcome.attempt.trial));
      if (trial === undefined) return null;
      const attempt = reportAttempt({ ...outcome, attempt: { ...outcome.attempt, trial } }, run);
      outcomes.push(countedOutcome(outcome));
      for (const each of outcome.friction?.unknown ?? []) untold.push({ trial, ...each });
      (trial.without === undefined ? attempts : ablated).push(countedAttempt(attempt));
      if (trial.without !== undefined) return null;
      rows.push(attemptRow(attempt));
      told?.coverage.add(outcome);
      told?.retrieval.add(outcome);
      return attempt;
    },
    finish: () => {
      const tasks = run.suite.tasks.filter(({ id }) => run.trials.some(({ task }) => task === id)).map((task) => reportTask(task, run.suite));
      const personas = run.personas.filter(({ id }) => run.trials.some(({ persona }) => persona === id));
      const taskIds = tasks.map(({ id }) => id);
      const personaIds = personas.map(({ id }) => id);
      const reportGroups = groups({ trials: run.trials.filter(({ without }) => without === undefined), attempts, tasks: taskIds, personas: personaIds });
      const floors = copyPasteFloors({ run, tasks, personas, groups: reportGroups, floorRuns });
      const judging = buildJudging({ outcomes, attempts, groups: reportGroups, tasks: taskIds });
      const cost = buildCost({ run, outcomes, payments, personas: personaIds, tasks: taskIds });
      return {
        version: 1,
        generator: { name: 'oss-uagent', version },
        stamp: { run: run.id, createdAt: run.createdAt },
        run: {
          label: run.label,
          command: run.command,
          suite: { id: run.suite.id, title: run.suite.title },
          planned: run.trials.length,
          finished: outcomes.length,
        },
        weights: run.suite.weights,
        tasks,
        personas,
        groups: reportGroups,
        contrasts: armContrasts({ attempts, personas: personaIds }),
        ...(floors.length === 0 ? {} : { floors }),
        ...(ablated.length === 0 ? {} : { ablation: ablatedParts({ whole: attempts, ablated }) }),
        attempts: rows,
        fixes: listFixes({ run, outcomes, attempts }),
        ...(cost === undefined ? {} : { cost }),
        ...(judging === undefined ? {} : { judging }),
        ...(told === undefined ? {} : { coverage: told.coverage.finish(), retrieval: told.retrieval.finish() }),
        warnings: reportWarnings({ run, attempts: [...attempts, ...ablated] }),
        method: {
          versions: { ...run.versions, sandbox: run.sandbox },
          libraries: run.libraries,
          knowledge: run.knowledge,
          formulas,
          unscored: attempts.flatMap(unscoredDimensions),
          untold,
        },
      };
    },
  };
}
interface GroupsRequest {
  trials: readonly Trial[];
  attempts: readonly CountedAttempt[];
  tasks: readonly string[];
  personas: readonly string[];
}

/** In the order in which the plan first names them; a group that has no attempt yet is shown empty. */
function groups({ trials, attempts, tasks, personas }: GroupsRequest): ReportGroup[] {
  const key = ({ library, arm, model }: Trial): string => JSON.stringify([library, arm, model]);
  const members = new Map<string, { first: Trial; attempts: CountedAttempt[] }>();
  for (const trial of trials) if (!members.has(key(trial))) members.set(key(trial), { first: trial, attempts: [] });
  for (const attempt of attempts) members.get(key(attempt.trial))?.attempts.push(attempt);
  return [...members.values()].map(({ first: { library, arm, model }, attempts: own }) => reportGroup({ library, arm, model, tasks, personas, attempts: own }));
}

function unscoredDimensions({ trial, dimensions: verdicts }: CountedAttempt): Report['method']['unscored'] {
  return dimensions.flatMap((dimension) => {
    const verdict = verdicts[dimension];
    return verdict.kind === 'unscored' ? [{ trial, dimension, reason: verdict.reason }] : [];
  });
}
