import { trialKey } from '../../agents/trial.ts';
import { readingKey, type FactsOfRun, type NeededPassage } from '../../runs/library-facts.ts';
import type { Outcome } from '../../runs/outcome.ts';
import type { Run } from '../../runs/run.ts';
import { listMissed, type Look } from './list-missed.ts';
import { foundAt, type FoundAt, type Retrieval, type RetrievalGroup } from './retrieval.ts';

export interface RetrievalCollector {
  /** Attempts of closed-book trials have nothing to search, and those of an oracle have it handed over: neither is counted. */
  add: (outcome: Pick<Outcome, 'attempt'>) => void;
  finish: () => Retrieval;
}

export function collectRetrieval(run: Pick<Run, 'suite' | 'personas' | 'trials'>, facts: FactsOfRun): RetrievalCollector {
  const { needed, unknown } = needs(run, facts);
  const looks: Look[] = [];
  return {
    add: ({ attempt }) => {
      const { library, task, persona, arm } = attempt.trial;
      const canSearch = (run.personas.find(({ id }) => id === persona)?.budgets.searches ?? 0) > 0;
      if (!canSearch || (arm !== 'docs' && arm !== 'anonymised') || attempt.ending.kind === 'world-failed') return;
      const passages = needed.find((each) => each.library === library && each.task === task && each.personas.includes(persona))?.passages ?? [];
      if (passages.length > 0) looks.push(look(attempt, passages));
    },
    finish: () => {
      const groups = groupLooks(looks).filter(hasLooked);
      return { groups: groups.flatMap((own) => countGroup(own, run)), needed, missed: listMissed(groups.flat()), unknown };
    },
  };
}

function look(attempt: Outcome['attempt'], passages: readonly NeededPassage[]): Look {
  const queries = attempt.steps.flatMap((step) => (step.kind === 'tool' && step.name === 'search_docs' && step.outcome === 'done' ? [queryOf(step.real?.arguments ?? step.arguments)] : []));
  const seen = new Map(attempt.passages.map((passage) => [passage.id, passage.by]));
  return { trial: attempt.trial, key: trialKey(attempt.trial), queries, found: passages.map((passage) => ({ passage, at: placeOf(seen.get(passage.id), queries[0]) })) };
}

function placeOf(by: Outcome['attempt']['passages'][number]['by'] | undefined, first: string | undefined): FoundAt {
  if (by === undefined) return 'never';
  if (by.kind === 'read') return 'opened';
  if (by.kind === 'prompt') return 'given';
  if (by.query !== first) return 'later-search';
  return by.rank === 1 ? 'rank-1' : by.rank === 2 ? 'rank-2' : by.rank === 3 ? 'rank-3' : 'rank-4';
}

function queryOf(given: unknown): string {
  return typeof given === 'object' && given !== null && 'query' in given && typeof given.query === 'string' ? given.query.trim() : '';
}

/** What each task needs, with the personas that read alike under one entry. */
function needs(run: Pick<Run, 'suite' | 'personas' | 'trials'>, facts: FactsOfRun): Pick<Retrieval, 'needed' | 'unknown'> {
  const needed: Retrieval['needed'] = [];
  const unknown: Retrieval['unknown'] = [];
  for (const [library, told] of facts) {
    const tasks = run.suite.tasks.filter(({ id }) => run.trials.some((trial) => trial.task === id && trial.library === library)).map(({ id }) => id);
    const everyone = run.personas.map(({ id }) => id);
    if (typeof told === 'string') {
      unknown.push(...tasks.map((task) => ({ library, task, personas: everyone, reason: told })));
      continue;
    }
    for (const { task, reading, passages } of told.needed) {
      const personas = run.personas.filter((persona) => readingKey(persona.reading) === readingKey(reading)).map(({ id }) => id);
      if (passages.length > 0) merge(needed, { library, task, personas, passages });
      else unknown.push({ library, task, personas, reason: 'No passage that they may read explains what an accepted solution needs.' });
    }
  }
  return { needed, unknown };
}

/** Ways of reading often come to the same passages. */
function merge(needed: Retrieval['needed'], own: Retrieval['needed'][number]): void {
  const ids = JSON.stringify(own.passages.map(({ id }) => id));
  const same = needed.find((each) => each.library === own.library && each.task === own.task && JSON.stringify(each.passages.map(({ id }) => id)) === ids);
  if (same === undefined) needed.push(own);
  else same.personas = [...same.personas, ...own.personas];
}

function groupLooks(looks: readonly Look[]): Look[][] {
  const groups = new Map<string, Look[]>();
  for (const each of looks) {
    const key = JSON.stringify([each.trial.library, each.trial.arm, each.trial.model]);
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [each]);
    else own.push(each);
  }
  return [...groups.values()];
}

/** A model that never searches, such as the reference, says nothing of what searches bring. */
function hasLooked(looks: readonly Look[]): boolean {
  return looks.some(({ queries, found }) => queries.length > 0 || found.some(({ at }) => at !== 'never'));
}

function countGroup(own: readonly Look[], run: Pick<Run, 'personas'>): RetrievalGroup[] {
  const [first] = own;
  if (first === undefined) return [];
  const { library, arm, model } = first.trial;
  const personas = run.personas.flatMap(({ id }) => {
    const theirs = own.filter(({ trial }) => trial.persona === id);
    const places = theirs.flatMap(({ found }) => found.map(({ at }) => at));
    const count = Object.fromEntries(foundAt.map((at) => [at, places.filter((each) => each === at).length])) as Record<FoundAt, number>; // every place has its count
    return theirs.length === 0 ? [] : [{ persona: id, attempts: theirs.length, needed: places.length, found: count }];
  });
  return [{ library, arm, model, personas }];
}
