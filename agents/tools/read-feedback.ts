import { z } from 'zod';
import type { Step } from '../attempt.ts';
import { codeArgument } from './code-argument.ts';
import { withoutBlankEnds } from './admit-version.ts';
import { printedNotice } from './describe-examples.ts';

/** What `check_types` or `run_examples` told about one version of the code, read back from a stored step. */
export interface Feedback {
  /** Place among the attempt's steps, from 0. */
  step: number;
  /** The version, as versions are told apart. */
  version: string;
  /** Each error that was told, without its place: the same mistake two lines further down is the same. */
  diagnostics: string[];
  /** Whether all shown examples passed; false where they were not run. */
  isSuccess: boolean;
}

/** Every piece of feedback of an attempt, in order. */
export function readFeedback(steps: readonly Step[]): Feedback[] {
  return steps.flatMap((step, i) => {
    if (step.kind !== 'tool' || step.outcome !== 'done' || !isFeedback(step.name)) return [];
    const version = versionIn(step.arguments);
    if (version === null) return [];
    // What the code printed may look like anything.
    const told = step.result.split(`\n${printedNotice}`)[0] ?? '';
    return [{ step: i, version, diagnostics: unique(told.split(/\n(?! {2,}(?!arguments: |expected: |got: ))/u).flatMap(diagnosticIn)), isSuccess: step.name === 'run_examples' && allPass(told) }];
  });
}

function isFeedback(name: string): name is 'check_types' | 'run_examples' {
  return name === 'check_types' || name === 'run_examples';
}

const withCode = z.object({ code: codeArgument });

/** The version of the code that a call of a tool brought, or null. */
export function versionIn(args: unknown): string | null {
  const parsed = withCode.safeParse(args);
  return parsed.success ? withoutBlankEnds(parsed.data.code) : null;
}

function allPass(text: string): boolean {
  const [, passed, total] = /^(\d+) of (\d+) examples pass\.$/mu.exec(text) ?? [];
  return passed !== undefined && passed === total;
}

/** An entry of `describeProblems` or `describeExamples`, with the indented lines in which it goes on. */
function diagnosticIn(line: string): string[] {
  const [, example] = /^- ("[^\n]*": failed: .*)$/su.exec(line) ?? [];
  if (example !== undefined) return [example.replace(/ at [^\s:]+:\d+:\d+/u, '')];
  const [, problem] = /^[^\s:]+:\d+:\d+:? (.+)$/su.exec(line) ?? [];
  return problem === undefined ? [] : [problem];
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}
