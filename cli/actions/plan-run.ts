import { isDeepStrictEqual } from 'node:util';
import type { Persona } from '../../agents/persona.ts';
import { readPersona } from '../../agents/read-persona.ts';
import { arms, type Arm } from '../../agents/trial.ts';
import { planTrials } from '../../runs/plan-trials.ts';
import type { Run } from '../../runs/run.ts';
import { unknownName } from '../../tasks/did-you-mean.ts';
import { findById } from '../../tasks/find-by-id.ts';
import type { Suite } from '../../tasks/suite.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { CliContext } from '../context.ts';
import { untilOf } from './repeat-until.ts';
import { reproduceCommand } from './reproduce-command.ts';
import type { RunOptions } from './run.ts';

/** A run as asked for; what its libraries turn out to be comes with opening them. */
export type PlannedRun = Pick<Run, 'label' | 'createdAt' | 'command' | 'suite' | 'personas' | 'trials' | 'judges' | 'ablate' | 'until' | 'pricing'>;

export interface PlanRequest {
  suite: Suite;
  /** As typed. */
  suiteName: string;
  options: RunOptions;
  context: CliContext;
}

/** The matrix that the options ask for: names that do not exist are said here. */
export function planRun({ suite, suiteName, options, context }: PlanRequest): PlannedRun {
  const libraries = options.library?.map((id) => findById(suite.libraries, id, { what: 'library', owner: `The suite \"${suite.id}\"` })) ?? suite.libraries;
  const tasks = options.task?.map((id) => findById(suite.tasks, id, { what: 'task', owner: `The suite \"${suite.id}\"` })) ?? suite.tasks;
  const personas = openPersonas(options.persona ?? suite.personas, context);
  if (options.model === undefined) {
    throw new UserError('Say which model is to try: --model openai:<name> for an OpenAI-compatible endpoint, or --model offline, which needs no key.');
  }
  if (options.retryUnscored === true) throw new UserError('--retry-unscored tries again what a stored run has left without a score: say which with --resume, such as --resume latest.');
  const until = untilOf(options);
  return {
    label: options.label ?? null,
    createdAt: context.now().toISOString(),
    command: reproduceCommand(suiteName, options),
    suite: { ...suite, libraries: unique(libraries), tasks: unique(tasks) },
    personas,
    ...ablationOf(options),
    ...(until === undefined ? {} : { until }),
    ...(options.judge === undefined ? {} : { judges: [...new Set(options.judge)] }),
    trials: planTrials({
      libraries: unique(libraries).map(({ id }) => id),
      tasks: unique(tasks).map(({ id }) => id),
      personas: personas.map(({ id }) => id),
      arms: [...new Set((options.arm ?? ['docs']).map(readArm))],
      models: [...new Set(options.model)],
      repeats: options.repeats,
    }),
  };
}

function ablationOf({ ablate, arm }: RunOptions): Pick<PlannedRun, 'ablate'> {
  if (ablate === undefined) return {};
  if (arm !== undefined && !arm.includes('docs')) throw new UserError('--ablate takes parts out of the docs, so the arm docs must be among those tried: add --arm docs.');
  return { ablate };
}

function readArm(name: string): Arm {
  const arm = arms.find((each) => each === name);
  if (arm === undefined) throw new UserError(unknownName('arm', name, arms));
  return arm;
}

function openPersonas(names: readonly string[], context: CliContext): Persona[] {
  const personas = [...new Set(names)].map((name) => ({ name, persona: readPersona(name, context.workingFolder) }));
  for (const { name, persona } of personas) {
    const other = personas.find((each) => each.persona.id === persona.id && !isDeepStrictEqual(each.persona, persona));
    if (other !== undefined) throw new UserError(`The personas ${other.name} and ${name} are different and both have the id "${persona.id}"; give one of them another id.`);
  }
  return unique(personas.map(({ persona }) => persona));
}

/** Naming something twice does not make it two. */
function unique<T extends { id: string }>(members: T[]): T[] {
  return members.filter((member, i) => members.findIndex(({ id }) => id === member.id) === i);
}
