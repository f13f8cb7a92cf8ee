import { planRepeats, type GroupWidth, type RepeatPlan } from '../../runs/plan-repeats.ts';
import type { RunEnd } from '../../runs/execute-run.ts';
import type { Run, Until } from '../../runs/run.ts';
import { counted } from '../../tasks/counted.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { RunOptions } from './run.ts';
import { sit, type SitRequest } from './sit.ts';

const defaultMostRepeats = 20;

/** Undefined where repeats are not to be added. With `--resume`, what the run was begun with, unless it is asked for anew. */
export function untilOf({ until, mostRepeats, repeats }: Pick<RunOptions, 'until' | 'mostRepeats' | 'repeats'>, before?: Until): Until | undefined {
  const halfWidth = until ?? before?.halfWidth;
  if (halfWidth === undefined) {
    if (mostRepeats !== undefined) throw new UserError('--most-repeats bounds what --until adds: say how narrow the intervals are to be, such as --until 5.');
    return undefined;
  }
  const most = mostRepeats ?? before?.mostRepeats ?? defaultMostRepeats;
  if (before === undefined && most < repeats) throw new UserError(`--repeats ${String(repeats)} is more than --most-repeats ${String(most)} allows.`);
  return { halfWidth, mostRepeats: most };
}

/** Sits again and again, with one more repeat of every cell, until the intervals are narrow enough or nothing more can be done. */
export async function repeatUntil(request: SitRequest, first: RunEnd): Promise<{ run: Run; end: RunEnd }> {
  const { store, progress } = request;
  let { run } = request;
  let end = first;
  while (run.until !== undefined && end.kind === 'finished') {
    const { until } = run;
    const plan = planRepeats({ run, outcomes: store.eachOutcome(run), until });
    for (const line of describePlan(plan, until)) progress.say(line);
    if (plan.next.kind !== 'add') break;
    run = store.extendRun(run, plan.next.trials);
    // What the first sitting tried again has had its second chance.
    end = await sit({ ...request, run, options: { ...request.options, retryUnscored: false } });
  }
  return { run, end };
}

/** What is known after a round, and what comes of it. */
export function describePlan({ repeats, widths, next }: RepeatPlan, until: Until): string[] {
  const target = points(until.halfWidth);
  return [...widths.map((width) => `After ${counted(repeats, 'repeat')}: ${widthWords(width, until, repeats)}`), ...endWords()];

  function endWords(): string[] {
    switch (next.kind) {
      case 'add':
        return [];
      case 'reached':
        return [`That is as narrow as asked for (±${target}).`];
      case 'beyond reach':
        return [`More repeats cannot bring it to ±${target}: repeats of a task count as one, and what the interval is wide for is that tasks differ. More tasks would narrow it.`];
      case 'most repeats':
        return [`It is not as narrow as asked for (±${target}), and ${counted(until.mostRepeats, 'repeat')} are the most; --most-repeats allows more.`];
    }
  }
}

function widthWords(width: GroupWidth, until: Until, repeats: number): string {
  const { library, arm, model, mean, halfWidth, limit, needed } = width;
  const name = `usability of ${library} (${arm}, ${model})`;
  if (mean === null) return `${name} has no score.`;
  if (halfWidth === null) return `${name} is ${mean.toFixed(1)}, and a single task allows for no interval.`;
  const now = `${name} is ${mean.toFixed(1)} ±${points(halfWidth)}`;
  if (halfWidth <= until.halfWidth) return `${now}.`;
  if (width.isBeyondReach) return `${now}; repeats alone would leave about ±${points(limit ?? halfWidth)}.`;
  return needed === null || needed <= repeats ? `${now}.` : `${now}; it may take about ${String(needed)}.`;
}

/** Rounded up, so that what is too wide never reads as narrow enough. */
function points(value: number): string {
  return String(Math.ceil(value * 10 - 1e-9) / 10);
}
