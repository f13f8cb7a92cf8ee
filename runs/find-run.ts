import { unknownName } from '../tasks/did-you-mean.ts';
import { UserError } from '../tasks/user-error.ts';
import type { Run } from './run.ts';
import type { RunSummary, Store } from './store.ts';

/** A run by its id, the name that it is kept under, its label, its number, the beginning of its id, or `latest`. */
export function findRun(store: Store, name: string): Run {
  if (name.trim() === '') throw new UserError('The name of the run is empty: give its id, the name it is kept under, its label, or "latest".');
  const all = store.listRuns();
  if (all.length === 0) throw new UserError(`There is no run "${name}": nothing has been run yet in this home folder. "uagent run <suite>" makes one.`);
  const kept = store.listKept();
  const runId = (id: string | undefined): RunSummary[] => all.filter((run) => run.id === id);
  const named = name === 'latest' ? all.slice(0, 1) : [runId(name), runId(kept.find((each) => each.name === name)?.run), all.filter(({ label }) => label === name)].find(isFound) ?? [];
  // Of several runs with one label the newest is meant; a number or the beginning of an id must lead to one run.
  const [found] = named.length > 0 ? named : onlyOne(name, all);
  if (found === undefined) throw new UserError(unknownName('run', name, ['latest', ...kept.map((each) => each.name), ...all.map(({ id }) => id)]));
  const run = store.findRun(found.id);
  if (run === undefined) throw new UserError(`The run ${found.id} is gone from the store.`);
  return run;
}

function onlyOne(name: string, all: readonly RunSummary[]): RunSummary[] {
  const numbered = /^\d+$/u.test(name) ? all.filter(({ id, suite }) => id === `${suite}-${name}`) : [];
  const candidates = numbered.length > 0 ? numbered : all.filter(({ id }) => id.startsWith(name));
  if (candidates.length <= 1) return candidates;
  const what = numbered.length > 0 ? 'the number' : 'the beginning';
  throw new UserError(`"${name}" is ${what} of several runs: ${candidates.map(({ id }) => id).join(', ')}. Write more of it.`);
}

function isFound(runs: readonly RunSummary[]): boolean {
  return runs.length > 0;
}
