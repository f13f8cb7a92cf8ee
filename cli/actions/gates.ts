import { comparisonNotes } from '../../reports/comparison/comparison-notes.ts';
import { comparisonSentence, precisionSentence } from '../../reports/comparison/comparison-sentence.ts';
import { checkGates } from '../../reports/gates/check-gates.ts';
import type { Gate } from '../../reports/gates/gate.ts';
import { gateMessage } from '../../reports/gates/gate-message.ts';
import { readGates } from '../../reports/gates/read-gates.ts';
import { regressionMessages } from '../../reports/gates/regression-messages.ts';
import type { ReportHead } from '../../reports/report.ts';
import { compareRuns } from '../../runs/comparison/compare-runs.ts';
import type { ComparedRun } from '../../runs/comparison/compared-run.ts';
import { comparedRunOf } from '../../runs/comparison/compared-run-of.ts';
import { pairComparable } from '../../runs/comparison/pair-comparable.ts';
import { plannedRun, type PlannedRun } from '../../runs/comparison/planned-run.ts';
import type { Outcome } from '../../runs/outcome.ts';
import type { Run } from '../../runs/run.ts';
import type { Store } from '../../runs/store.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext } from '../context.ts';
import { openSide } from './open-side.ts';

export interface GateOptions {
  failUnder?: string[];
  failOn?: 'regression';
  baseline?: string;
  unchangedTasks?: boolean;
}

/** What a run must reach, read before anything is spent on it. */
export interface Gates {
  under: Gate[];
  baseline: ComparedRun | null;
  failOnRegression: boolean;
  unchangedTasks: boolean;
}

export interface OpenGatesRequest {
  options: GateOptions & GlobalOptions;
  planned: PlannedRun;
  store: Store;
  context: CliContext;
}

/** Names that do not exist and a baseline that cannot be compared are UserErrors. */
export function openGates({ options, planned, store, context }: OpenGatesRequest): Gates {
  const { failUnder = [], failOn, baseline, unchangedTasks = false } = options;
  if (failOn === 'regression' && baseline === undefined) {
    throw new UserError('--fail-on regression needs something to compare with: name a run with --baseline, such as --baseline main ("uagent runs keep <run> --as main" gives it that name).');
  }
  const trials = planned.trials.filter(({ without }) => without === undefined);
  const idsOf = <T>(idOf: (trial: (typeof trials)[number]) => T): T[] => [...new Set(trials.map(idOf))];
  const under = readGates(failUnder, { libraries: idsOf(({ library }) => library), arms: idsOf(({ arm }) => arm), models: idsOf(({ model }) => model), personas: idsOf(({ persona }) => persona) });
  const side = baseline === undefined ? null : openSide(baseline, { store: () => store, workingFolder: context.workingFolder });
  if (side !== null) pairComparable({ base: side, head: plannedRun(planned), unchangedTasks });
  return { under, baseline: side, failOnRegression: failOn === 'regression', unchangedTasks };
}

/** The gates as they were typed, for the command that goes on with a run. */
export function gateWords({ failUnder = [], failOn, baseline, unchangedTasks }: GateOptions): string[] {
  return [
    ...failUnder.flatMap((gate) => ['--fail-under', gate]),
    ...(failOn === undefined ? [] : ['--fail-on', failOn]),
    ...(baseline === undefined ? [] : ['--baseline', baseline]),
    ...(unchangedTasks === true ? ['--unchanged-tasks'] : []),
  ];
}

export interface HoldGatesRequest {
  gates: Gates;
  run: Run;
  /** Read only where there is a baseline. */
  outcomes: Iterable<Outcome>;
  report: ReportHead;
  context: CliContext;
}

/** Says what became of each gate that failed, and of the comparison with the baseline. Whether all hold. */
export function holdGates({ gates, run, outcomes, report, context }: HoldGatesRequest): boolean {
  const results = checkGates(report, gates.under);
  const lines = results.flatMap((result) => gateMessage(result, report) ?? []);
  const { planned, finished } = report.run;
  if (results.length > 0 && finished < planned) lines.push(`Note: ${run.id} is not finished: gates were held against ${String(finished)} of ${String(planned)} attempts.`);
  const regressions = gates.baseline === null ? { lines: [], failed: false } : holdAgainstBaseline(gates.baseline, { gates, run, outcomes });
  for (const line of [...lines, ...regressions.lines]) context.messages.write(`${line}\n`);
  return results.every(({ passed }) => passed) && !regressions.failed;
}

function holdAgainstBaseline(base: ComparedRun, { gates, run, outcomes }: Pick<HoldGatesRequest, 'gates' | 'run' | 'outcomes'>): { lines: string[]; failed: boolean } {
  const comparison = compareRuns({ base, head: comparedRunOf(run, outcomes), unchangedTasks: gates.unchangedTasks });
  const failures = gates.failOnRegression ? regressionMessages(comparison) : [];
  const precision = comparison.verdict === 'no conclusion' ? comparison.dimensions.slice(0, 1).map(precisionSentence).filter((text) => text !== '') : [];
  return { lines: [comparisonSentence(comparison), ...precision, ...comparisonNotes(comparison).map((note) => `Note: ${note}`), ...failures], failed: failures.length > 0 };
}
