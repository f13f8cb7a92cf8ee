import type { FoundAt } from '../../retrieval/retrieval.ts';

/** Where a needed passage was first seen, best first; colours go from good to bad. */
export const foundWords: Record<FoundAt, { title: string; colour: string }> = {
  'rank-1': { title: 'first', colour: 'var(--found-0)' },
  'rank-2': { title: 'second', colour: 'var(--found-1)' },
  'rank-3': { title: 'third', colour: 'var(--found-2)' },
  'rank-4': { title: 'fourth or below', colour: 'var(--found-3)' },
  'later-search': { title: 'in a later search', colour: 'var(--found-4)' },
  opened: { title: 'on a page it opened', colour: 'var(--found-5)' },
  given: { title: 'given with the task', colour: 'var(--found-6)' },
  never: { title: 'never', colour: 'var(--found-7)' },
};
