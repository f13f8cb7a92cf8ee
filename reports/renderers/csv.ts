import { stringify } from 'csv-stringify/sync';
import { dimensions } from '../../evaluators/evaluation.ts';
import { attemptRow } from '../attempt-row.ts';
import type { ReportAttempt } from '../report.ts';
import { visibleText } from '../visible-text.ts';
import type { Renderer } from './renderer.ts';

/** A row for each attempt, for spreadsheets and data frames. Unscored and unknown are empty, never zero. */
export const csv: Renderer = {
  id: 'csv',
  fileName: 'attempts.csv',
  open: () => ({
    add: (attempt) => row(Object.values(columns).map((valueOf) => valueOf(attempt))),
    end: () => ({ before: row(Object.keys(columns)), after: '' }),
  }),
};

type Value = string | number | boolean | null;

const columns: Record<string, (attempt: ReportAttempt) => Value> = {
  library: ({ trial }) => trial.library,
  task: ({ trial }) => trial.task,
  persona: ({ trial }) => trial.persona,
  arm: ({ trial }) => trial.arm,
  model: ({ trial }) => trial.model,
  repeat: ({ trial }) => trial.repeat,
  ending: ({ ending }) => ending.kind,
  solved: ({ solved }) => solved,
  usability: ({ usability }) => usability,
  ...Object.fromEntries(dimensions.map((dimension) => [dimension, (attempt: ReportAttempt) => attemptRow(attempt).scores[dimension]])),
  cases_passed: ({ cases }) => cases.filter(({ passed }) => passed).length,
  cases: ({ cases }) => cases.length,
  findings: ({ findings }) => findings.length,
  friction: (attempt) => attemptRow(attempt).stumbles?.join(' ') ?? null,
  cause: ({ diagnosis }) => diagnosis?.primary ?? null,
  searches: ({ effort }) => effort.searches,
  pages_opened: ({ effort }) => effort.reads,
  api_look_ups: ({ effort }) => effort.apiLookUps,
  type_checks: ({ effort }) => effort.typeChecks,
  example_runs: ({ effort }) => effort.exampleRuns,
  repairs: ({ effort }) => effort.repairs,
  input_tokens: ({ usage }) => usage.inputTokens,
  cached_tokens: ({ usage }) => usage.cachedTokens,
  output_tokens: ({ usage }) => usage.outputTokens,
  reasoning_tokens: ({ usage }) => usage.reasoningTokens,
  usd: ({ usd }) => usd,
  milliseconds: ({ milliseconds }) => milliseconds,
};

/** Names come from suites of strangers: a spreadsheet must not take one for a formula. */
function row(values: readonly Value[]): string {
  const shown = values.map((value) => (typeof value === 'string' ? visibleText(value) : value));
  return stringify([shown], { escape_formulas: true, cast: { boolean: String } });
}
