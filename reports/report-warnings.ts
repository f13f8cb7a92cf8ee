import type { Run } from '../runs/run.ts';
import { dimensions } from '../evaluators/evaluation.ts';
import type { CountedAttempt } from './counted-attempt.ts';

export interface WarningsRequest {
  run: Run;
  attempts: readonly CountedAttempt[];
}

/** What a reader must know before trusting the figures, the gravest first. */
export function reportWarnings({ run, attempts }: WarningsRequest): string[] {
  return [...withoutSandbox(run), ...leakingHints(run), ...unfinished(run, attempts), ...worldFailed(attempts), ...unscored(attempts), ...withoutFriction(run, attempts), ...oneTask(run), ...repeatedUntil(run)];
}

function withoutSandbox({ sandbox }: Run): string[] {
  return sandbox === 'none' ? ['The submitted code ran without a sandbox: it could read the answers, so its scores prove nothing about code that nobody trusts.'] : [];
}

function leakingHints({ personas, trials }: Run): string[] {
  const leaking = personas.filter(({ id, hints }) => hints !== 'none' && trials.some(({ persona }) => persona === id));
  if (leaking.length === 0) return [];
  const names = leaking.map(({ title, hints }) => `${title} (${hints})`).join(', ');
  return [`The hints of ${names} are taken from an accepted solution, which leaks part of the answer: these scores say less about the docs.`];
}

function unfinished({ id, suite, trials }: Run, attempts: readonly CountedAttempt[]): string[] {
  const missing = trials.length - attempts.length;
  if (missing === 0) return [];
  return [`The run is not finished: ${String(missing)} of ${String(trials.length)} attempts are missing. "uagent run ${suite.id} --resume ${id}" makes them.`];
}

function worldFailed(attempts: readonly CountedAttempt[]): string[] {
  const failed = attempts.filter(({ ending }) => ending.kind === 'world-failed');
  const [first] = failed;
  if (first?.ending.kind !== 'world-failed') return [];
  return [`${count(failed.length, 'attempt')} failed for reasons outside the developer, the first with: ${first.ending.reason}`];
}

function unscored(attempts: readonly CountedAttempt[]): string[] {
  const concerned = attempts.filter((attempt) => dimensions.some((dimension) => attempt.dimensions[dimension].kind === 'unscored'));
  if (concerned.length === 0) return [];
  return [`${count(concerned.length, 'attempt')} could not be scored in every dimension; the means leave them out. The method section lists each with its reason.`];
}

/** Silence about friction must not read as none. */
function withoutFriction({ id }: Run, attempts: readonly CountedAttempt[]): string[] {
  const concerned = attempts.filter(({ stumbles }) => stumbles === null);
  if (concerned.length === 0) return [];
  return [`What ${count(concerned.length, 'attempt')} stumbled over was never looked into. "uagent evaluate ${id}" does.`];
}

function oneTask({ trials }: Run): string[] {
  return new Set(trials.map(({ task }) => task)).size === 1 ? ['With a single task no interval can be estimated; the whole scale from 0 to 100 stands in its place.'] : [];
}

/** A rule that looks at the figures ends where they happen to please it. */
function repeatedUntil({ until }: Run): string[] {
  if (until === undefined) return [];
  return [`Repeats were added until the usability intervals were ±${String(until.halfWidth)} or narrower, or could not become so. Their number was thus chosen by what was measured; in simulated suites such intervals still hold the truth in 94 to 96 of 100 cases.`];
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
