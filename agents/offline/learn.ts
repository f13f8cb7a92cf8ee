import type { Case } from '../../tasks/cases.ts';
import type { CaseRun } from '../../tasks/execution.ts';
import { adaptResult } from './adapt-result.ts';
import type { Candidate } from './candidate.ts';
import { changeImport } from './change-import.ts';
import { build, distinct } from './make-candidates.ts';
import type { Starter } from './read-starter.ts';
import { agreement, words } from './words.ts';

/** The pool after an import turned out broken: the same solution by other imports first, and nothing else by the broken one. */
export function replaceImport(pool: readonly Candidate[], { starter, candidate, module }: { starter: Starter; candidate: Candidate; module: string }): Candidate[] {
  const broken = candidate.bindings.filter((binding) => binding.module === module);
  const isBroken = ({ bindings }: Candidate): boolean => bindings.some((binding) => broken.some(({ imported }) => binding.module === module && binding.imported === imported));
  return distinct([...changeImport(starter, candidate, module), ...pool.filter((other) => !isBroken(other))]);
}

export interface Lesson {
  starter: Starter;
  candidate: Candidate;
  /** For each example what failed, undefined where it passed or was not run. */
  runs: readonly (CaseRun | undefined)[];
  examples: readonly Case[];
}

/** The pool after a solution failed examples: the same one with its result adapted comes first, others of its kind sink. */
export function learnFromExamples(pool: readonly Candidate[], { starter, candidate, runs, examples }: Lesson): Candidate[] {
  const first = runs.findIndex((run) => run !== undefined);
  const wraps = candidate.wrap.kind === 'none' && first >= 0 ? adaptResult(runs[first], examples[first]?.expected) : [];
  const adapted = wraps.map((wrap) => build(starter, { ...candidate, wrap }));
  const allFailed = runs.every((run) => run !== undefined);
  const threw = runs.some((run) => run?.kind === 'threw');
  const name = words(candidate.usage.callee);
  // What passes some examples is close, and calls of a similar name come up; where all failed they sink.
  const change = allFailed ? -(threw ? costOfThrowing : costOfWrong) : bonusOfKin;
  const sorted = pool.map((other) => ({ ...other, score: other.score + change * agreement(words(other.usage.callee), name) }));
  return distinct([...adapted, ...sorted.sort((a, b) => b.score - a.score)]);
}

const bonusOfKin = 3;
const costOfWrong = 1.5;
const costOfThrowing = 2.5;
