import { expect, test } from 'vitest';
import type { SeenPassage, Step } from '../../agents/attempt.ts';
import type { Arm } from '../../agents/trial.ts';
import type { Outcome } from '../../runs/outcome.ts';
import { sampleFacts } from '../fixtures/sample/sample-facts.ts';
import { sampleRun } from '../fixtures/sample/sample-run.ts';
import { collectRetrieval } from './collect-retrieval.ts';
import type { Retrieval } from './retrieval.ts';

const { run, outcomes } = sampleRun();

/** What a senior's searches for PageRank brought, who needs lines 120 and 400. */
function retrieval(seen: Record<string, SeenPassage['by']>, { arm = 'docs', persona = 'senior', queries = ['first', 'second'] }: { arm?: Arm; persona?: string; queries?: string[] } = {}): Retrieval {
  const outcome = outcomes.find(({ attempt: { trial } }) => trial.task === 'pagerank' && trial.persona === persona);
  if (outcome === undefined) throw new Error('The sample has no such attempt.');
  const search = (query: string): Step => ({ kind: 'tool', name: 'search_docs', arguments: { query }, outcome: 'done', result: '', milliseconds: 1 });
  const passages = Object.entries(seen).map(([id, by]): SeenPassage => ({ id: `README.md#${id}`, path: 'README.md', startLine: 1, endLine: 2, heading: [], text: '', by }));
  const attempt: Outcome['attempt'] = { ...outcome.attempt, trial: { ...outcome.attempt.trial, arm }, steps: queries.map(search), passages, ending: { kind: 'submitted' } };
  const collected = collectRetrieval(run, sampleFacts());
  collected.add({ attempt });
  return collected.finish();
}

test.each<[string, SeenPassage['by'], string]>([
  ['the first of the first search', { kind: 'search', query: 'first', rank: 1 }, 'rank-1'],
  ['the third', { kind: 'search', query: 'first', rank: 3 }, 'rank-3'],
  ['one further down', { kind: 'search', query: 'first', rank: 7 }, 'rank-4'],
  ['the first of the second search', { kind: 'search', query: 'second', rank: 1 }, 'later-search'],
  ['on a page that was opened', { kind: 'read' }, 'opened'],
  ['handed over with the task', { kind: 'prompt' }, 'given'],
])('a needed passage is found: %s', (_, by, at) => {
  const [group] = retrieval({ L120: by, L7: { kind: 'search', query: 'first', rank: 2 } }).groups;
  expect(group?.personas).toEqual([{ persona: 'senior', attempts: 1, needed: 2, found: { ...nothing, [at]: 1, never: 1 } }]);
});

const nothing = { 'rank-1': 0, 'rank-2': 0, 'rank-3': 0, 'rank-4': 0, 'later-search': 0, opened: 0, given: 0, never: 0 };

test('what was never seen is listed with what was searched for', () => {
  const { missed } = retrieval({ L120: { kind: 'read' } });
  expect(missed).toMatchObject([{ task: 'pagerank', passage: { id: 'README.md#L400' }, missed: 1, of: 1, personas: ['senior'], queries: ['first', 'second'], queried: 2 }]);
});

test('attempts that were handed the passages, or had none to search, are not counted', () => {
  expect(retrieval({}, { arm: 'oracle' }).groups).toEqual([]);
  expect(retrieval({}, { arm: 'closed-book' }).groups).toEqual([]);
});

test('a model that searches nothing tells nothing of what searches bring', () => {
  const { groups, missed } = retrieval({}, { queries: [] });
  expect([groups, missed]).toEqual([[], []]);
  expect(retrieval({}).missed).toHaveLength(2);
});

test('levels that read to the same end are one entry; what needs nothing that may be read is said', () => {
  const { needed, unknown } = retrieval({});
  expect(needed.map(({ personas, passages }) => [personas, passages.length])).toEqual([[['junior', 'intermediate'], 1], [['senior', 'expert'], 2]]);
  expect(unknown).toMatchObject([{ task: 'triangle-count', personas: ['senior', 'expert'] }]);
});
