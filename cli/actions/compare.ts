import { comparisonJson } from '../../reports/comparison/comparison-json.ts';
import { htmlComparison } from '../../reports/comparison/html-comparison.ts';
import { markdownComparison } from '../../reports/comparison/markdown-comparison.ts';
import { renderComparison } from '../../reports/comparison/terminal-comparison.ts';
import { regressionMessages } from '../../reports/gates/regression-messages.ts';
import { compareRuns } from '../../runs/comparison/compare-runs.ts';
import type { ComparedRun } from '../../runs/comparison/compared-run.ts';
import { axes, selectTrials, type Axis } from '../../runs/comparison/pair-trials.ts';
import type { RunComparison } from '../../runs/comparison/run-comparison.ts';
import { openStore, type Store } from '../../runs/store.ts';
import { unknownName } from '../../tasks/did-you-mean.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { toolVersion } from '../tool-version.ts';
import { homeOf } from './home.ts';
import { openSide } from './open-side.ts';

export interface CompareOptions extends GlobalOptions {
  only?: string[];
  base?: string[];
  head?: string[];
  unchangedTasks?: boolean;
  failOn?: 'regression';
  format?: 'md' | 'html';
  json?: boolean;
}

/** Compares two runs or report documents, and says with its exit code whether a gate that was asked for holds. */
export async function compare(names: { base: string; head: string }, options: CompareOptions, context: CliContext): Promise<ExitCode> {
  const [both, ofBase, ofHead] = [readSelection('--only', options.only), readSelection('--base', options.base), readSelection('--head', options.head)];
  const { base, head } = openSides(names, options, context);
  const comparison = compareRuns({
    base: selectTrials(base, { ...both, ...ofBase }), head: selectTrials(head, { ...both, ...ofHead }), unchangedTasks: options.unchangedTasks === true,
  });
  context.output.write(await render(comparison, options, context));
  if (options.failOn === undefined) return 0;
  const failures = regressionMessages(comparison);
  for (const failure of failures) context.messages.write(`${failure}\n`);
  return failures.length === 0 ? 0 : 1;
}

function openSides(names: { base: string; head: string }, options: CompareOptions, context: CliContext): { base: ComparedRun; head: ComparedRun } {
  let opened: Store | undefined;
  // Two documents need no store, and make none.
  const place = { store: () => (opened ??= openStore(homeOf(options, context))), workingFolder: context.workingFolder };
  try {
    return { base: openSide(names.base, place), head: openSide(names.head, place) };
  } finally {
    opened?.[Symbol.dispose]();
  }
}

async function render(comparison: RunComparison, { json, format }: CompareOptions, { output: { columns, colour } }: CliContext): Promise<string> {
  if (json === true) return comparisonJson(comparison);
  if (format === 'html') return await htmlComparison(comparison, toolVersion());
  return format === 'md' ? markdownComparison(comparison) : renderComparison(comparison, { columns, colour });
}

/** What of a run is compared, from texts such as `arm=docs`. @param flag that they were written after */
export function readSelection(flag: string, texts: readonly string[] = []): Partial<Record<Axis, string>> {
  const selection: Partial<Record<Axis, string>> = {};
  for (const text of texts) {
    const at = text.indexOf('=');
    if (at < 1 || at === text.length - 1) throw new UserError(`${flag} ${text}: write what is to be kept, such as ${flag} arm=docs.`);
    const name = text.slice(0, at);
    const axis = axes.find((each) => each === name);
    if (axis === undefined) throw new UserError(`${flag} ${text}: ${unknownName('axis', name, axes)}`);
    if (selection[axis] !== undefined) throw new UserError(`${flag} names two values of ${axis}: ${selection[axis]} and ${text.slice(at + 1)}. Keep one.`);
    selection[axis] = text.slice(at + 1);
  }
  return selection;
}
