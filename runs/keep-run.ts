import { unknownName } from '../tasks/did-you-mean.ts';
import { UserError } from '../tasks/user-error.ts';
import type { Run } from './run.ts';
import type { Store } from './store.ts';

export interface KeepRequest {
  store: Store;
  run: Run;
  name: string;
  /** Whether the name may be taken from the run that has it. */
  move: boolean;
}

/** Keeps a run under a name of its own. Gives back the run that had the name before, where that was another. */
export function keepRun({ store, run, name, move }: KeepRequest): string | undefined {
  refuseBadName(store, name);
  const holder = store.listKept().find((kept) => kept.name === name)?.run;
  if (holder === run.id) return undefined;
  if (holder !== undefined && !move) {
    throw new UserError(`The name "${name}" is that of ${holder}. Give it to ${run.id} with --move, or choose another.`);
  }
  store.setKept(name, run.id);
  return holder;
}

/** The run itself stays. Gives back its id. */
export function forgetName(store: Store, name: string): string {
  const kept = store.listKept();
  const holder = kept.find((each) => each.name === name);
  if (holder === undefined) throw new UserError(unknownName('kept name', name, kept.map((each) => each.name)));
  store.removeKept(name);
  return holder.run;
}

/** A name must never come to mean something else: ids and "latest" are found before it. */
function refuseBadName(store: Store, name: string): void {
  if (!/^[a-z][\w.-]{0,63}$/iu.test(name)) {
    throw new UserError(`"${name}" cannot be a name: write up to 64 letters, digits, dots, hyphens and underscores, a letter first.`);
  }
  const runs = store.listRuns();
  const isId = runs.some(({ id, suite }) => id === name || (name.startsWith(`${suite}-`) && /^\d+$/u.test(name.slice(suite.length + 1))));
  if (name === 'latest' || isId) throw new UserError(`"${name}" cannot be a name: ${name === 'latest' ? 'it means the newest run' : 'it reads as the id of a run'}. Choose another.`);
}
