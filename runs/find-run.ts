import { unknownName } from '../tasks/did-you-mean.ts';
import { UserError } from '../tasks/user-error.ts';
import type { Run } from './run.ts';
import type { Store } from './store.ts';

/** A run by its id, the beginning of one, its label, or `latest`. */
export function findRun(store: Store, name: string): Run {
  const all = store.listRuns();
  if (all.length === 0) throw new UserError(`There is no run "${name}": nothing has been run yet in this home folder. "uagent run <suite>" makes one.`);
  const matches = name === 'latest' ? all.slice(0, 1) : all.filter(({ id, label }) => id === name || label === name);
  const candidates = matches.length > 0 ? matches : all.filter(({ id }) => id.startsWith(name));
  const [first, second] = candidates;
  if (first === undefined) throw new UserError(unknownName('run', name, ['latest', ...all.map(({ id }) => id)]));
  // Of several runs with one label the newest is meant; the beginning of an id must lead to one run.
  if (second !== undefined && matches.length === 0) {
    throw new UserError(`"${name}" is the beginning of several runs: ${candidates.map(({ id }) => id).join(', ')}. Write more of it.`);
  }
  const run = store.findRun(first.id);
  if (run === undefined) throw new UserError(`The run ${first.id} is gone from the store.`);
  return run;
}
