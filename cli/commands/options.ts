import { InvalidArgumentError, Option } from 'commander';
import { defaultSandbox } from '../../tasks/sandbox/default-sandbox.ts';
import type { SandboxId } from '../../tasks/sandbox/sandbox.ts';

/** Options that several commands share, so that they are worded and read in one place. */
export const jsonOption = (): Option => new Option('--json', 'print one JSON document on stdout and nothing else');

export const sandboxOption = (): Option =>
  new Option('--sandbox <kind>', 'how submitted code is kept apart; container is Docker or Podman, none runs it unprotected')
    .choices(Object.keys(sandboxKinds)).default(defaultSandbox);

/** Named here as well, so that help needs none of them. */
const sandboxKinds = { bubblewrap: true, container: true, none: true } satisfies Record<SandboxId, true>;

export const untrustedOption = (): Option =>
  new Option('--untrusted', 'the suite is a stranger\'s: its checkers run in the sandbox, and what could reach beyond its folder is refused');

export const embedderOption = (): Option =>
  new Option('--embedder <id>', 'hashing (offline) or openai:<model>, for the search in the docs').default('hashing');

export const concurrencyOption = (): Option =>
  new Option('--concurrency <n>', 'how many at once').argParser(positiveInteger).default(4);

export const patienceOption = (): Option =>
  new Option('--patience <seconds>', 'how long an endpoint that is down is waited for before the run stops').argParser(positiveInteger).default(300);

export const judgeOption = (): Option =>
  new Option('--judge <model>', 'openai:<name>: a second opinion on every dimension, beside the measured scores; may be repeated').argParser(collect);

export const failOnOption = (): Option =>
  new Option('--fail-on <what>', 'regression: exit code 1 when a dimension is worse than before').choices(['regression']);

export const failUnderOption = (): Option =>
  new Option('--fail-under <score=points>', 'exit code 1 when a score is below: usability=70,junior.correctness=50, or of one library my-lib.usability=70').argParser(collect);

export const baselineOption = (): Option => new Option('--baseline <run>', 'a run, kept name or report.json to compare with');

export const unchangedTasksOption = (): Option => new Option('--unchanged-tasks', 'compare the tasks that stayed the same, though the suite changed others between the runs');

/** Collects a repeated option; each value may also hold several, separated by commas. */
export function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), ...value.split(',').map((part) => part.trim()).filter((part) => part !== '')];
}

export function positiveInteger(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Expected a whole number of at least 1.');
  return number;
}

export function positiveNumber(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number <= 0) throw new InvalidArgumentError('Expected a number above 0.');
  return number;
}

/** What every command inherits from the program. */
export interface GlobalOptions {
  home: string;
}
