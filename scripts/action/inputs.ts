import { z } from 'zod';
import { UserError } from '../../tasks/user-error.ts';

const text = z.string().trim().default('');

/** What `action.yml` hands over, each empty where it was left out. */
const schema = z.object({
  UAGENT_SUITE: text,
  UAGENT_MODEL: text,
  UAGENT_PERSONA: text,
  UAGENT_TASK: text,
  UAGENT_LIBRARY: text,
  UAGENT_ARM: text,
  UAGENT_REPEATS: text,
  UAGENT_UNTIL: text,
  UAGENT_MOST_REPEATS: text,
  UAGENT_CONCURRENCY: text,
  UAGENT_BUDGET_TOKENS: text,
  UAGENT_BUDGET_USD: text,
  UAGENT_BASELINE: text,
  UAGENT_FAIL_UNDER: text,
  UAGENT_FAIL_ON: text,
  UAGENT_ARGUMENTS: text,
  UAGENT_HOME: text,
  UAGENT_OUT: text,
  UAGENT_ARTIFACT: text,
  UAGENT_COMMENT_KEY: text,
});

export const inputNames = Object.keys(schema.shape);

export interface ActionInputs {
  suite: string;
  /** The words after `uagent run`, without those that say where the report goes. */
  words: string[];
  /** A run or a `report.json`, empty where there is none. */
  baseline: string;
  /** Where runs are stored. */
  home: string;
  /** As given; relative to the working folder. */
  out: string;
  artifact: string;
  /** Tells the comments of several uses of the action apart. */
  commentKey: string;
}

/** Reads the environment; a suite that is missing is a UserError. */
export function readInputs(environment: Record<string, string | undefined>): ActionInputs {
  const given = schema.parse(environment);
  if (given.UAGENT_SUITE === '') throw new UserError('The input "suite" is missing: give the folder of a suite, or the id of a bundled one.');
  const once = (flag: string, value: string): string[] => (value === '' ? [] : [flag, value]);
  const each = (flag: string, value: string): string[] => listOf(value).flatMap((item) => [flag, item]);
  return {
    suite: given.UAGENT_SUITE,
    words: [
      given.UAGENT_SUITE,
      ...each('--model', given.UAGENT_MODEL), ...each('--persona', given.UAGENT_PERSONA), ...each('--task', given.UAGENT_TASK),
      ...each('--library', given.UAGENT_LIBRARY), ...each('--arm', given.UAGENT_ARM),
      ...once('--repeats', given.UAGENT_REPEATS), ...once('--until', given.UAGENT_UNTIL), ...once('--most-repeats', given.UAGENT_MOST_REPEATS),
      ...once('--concurrency', given.UAGENT_CONCURRENCY),
      ...once('--budget-tokens', given.UAGENT_BUDGET_TOKENS), ...once('--budget-usd', given.UAGENT_BUDGET_USD),
      ...each('--fail-under', given.UAGENT_FAIL_UNDER), ...once('--fail-on', given.UAGENT_FAIL_ON), ...once('--baseline', given.UAGENT_BASELINE),
      ...linesOf(given.UAGENT_ARGUMENTS),
    ],
    baseline: given.UAGENT_BASELINE,
    home: given.UAGENT_HOME || '.uagent',
    out: given.UAGENT_OUT || 'usability-report',
    artifact: given.UAGENT_ARTIFACT || 'usability-report',
    commentKey: given.UAGENT_COMMENT_KEY || given.UAGENT_SUITE,
  };
}

/** Separated by commas or line breaks. */
function listOf(value: string): string[] {
  return value.split(/[,\n]/u).map((item) => item.trim()).filter((item) => item !== '');
}

/** One argument a line, so that nothing has to be quoted. */
function linesOf(value: string): string[] {
  return value.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}
