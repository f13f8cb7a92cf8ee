import type { FrictionClass } from '../evaluators/evaluation.ts';

/** What a class of friction means to someone who never read its definition. */
export const frictionWords: Record<FrictionClass, string> = {
  'setup-failure': 'Imports or installs something that is not there',
  'invented-symbol': 'Uses a name that the library does not have',
  'near-miss-name': 'Misses a real name by a little',
  'wrong-call': 'Passes the wrong number or type of arguments',
  'wrong-options': 'Passes options of the wrong shape or name',
  'wrong-return': 'Takes the result for something else, or forgets to await it',
  deprecated: 'Uses what the library has deprecated',
  'missing-precondition': 'Compiles, and the library throws: a call too early or twice, or a value that it refuses',
  'silent-wrong': 'Compiles and runs, and gives a wrong answer',
  discovery: 'Never came across the passage that it needed',
  'docs-gap': 'Needed something that the docs do not cover',
  'docs-defect': 'Followed an example in the docs that does not work',
  bypass: 'Works around the library instead of using it',
  thrash: 'Went in circles, or ran out of its budget',
};
