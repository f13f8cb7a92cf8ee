import type { Budgets, Persona } from '../../../../agents/persona.ts';
import type { Tag } from '../../../../knowledge/passage.ts';
import { plural, thousands } from '../../figures.ts';

export const tagWords: Record<Tag, string> = { 'quick-start': 'README and quick start', guide: 'guides', reference: 'API reference', example: 'examples' };

export const hintWords: Record<Persona['hints'], string> = {
  none: 'no hints',
  'api-names': 'the names that a solution uses',
  'api-details': 'what a solution uses, with signatures, docs and examples',
  pseudocode: 'a solution as pseudocode',
};

/** What a persona may read and do, as sentences without the first word. */
export function resourcesOf({ reading, budgets, hints }: Persona): { reads: string; does: string[]; limits: string } {
  return {
    reads: reading === 'all' ? 'all of the documentation' : list(reading.map((tag) => tagWords[tag])),
    does: [
      ...(budgets.searches === 0 ? [] : [`searches the docs ${times(budgets.searches)}, for ${plural(budgets.passages, 'passage')} each`]),
      ...tools.flatMap(([budget, words]) => (budgets[budget] === 0 ? [] : [`${words} ${times(budgets[budget])}`])),
      budgets.repairs === 0 ? 'hands in its first version' : `changes its code after feedback ${times(budgets.repairs)}`,
      ...(hints === 'none' ? [] : [`is given ${hintWords[hints]}, which leaks the answer`]),
    ],
    limits: `${plural(budgets.turns, 'reply').replace('replys', 'replies')}, ${thousands(budgets.tokens)} tokens and ${plural(Math.round(budgets.seconds / 60), 'minute')} at most`,
  };
}

const tools: [keyof Budgets, string][] = [
  ['reads', 'opens whole pages'],
  ['lookUps', 'looks declarations up'],
  ['typeChecks', 'has the types checked'],
  ['runs', 'runs the shown examples'],
];

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${String(count)} times`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
