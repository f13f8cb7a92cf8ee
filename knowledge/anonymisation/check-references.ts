import type { CodeFile } from '../../tasks/code-file.ts';
import { checkTypes } from '../../tasks/languages/type-check.ts';
import type { Submission } from '../../tasks/submission.ts';
import type { Task } from '../../tasks/task.ts';
import { UserError } from '../../tasks/user-error.ts';
import { mapBack, mapForth } from './map-back.ts';
import type { Anonymisation } from './open-anonymisation.ts';
import { isSameProgram } from './same-program.ts';

/**
 * Makes sure that the tasks can be solved in the anonymised world as they can in the real one: every accepted reference is the same
 * program when it went there and back, and the compiler has nothing to say against it there that it has not here.
 *
 * @throws UserError naming the first reference for which that does not hold.
 */
export async function checkReferences(anonymisation: Anonymisation, tasks: readonly Task[]): Promise<void> {
  for (const { solutions } of tasks) {
    for (const file of solutions[anonymisation.real.library.id]?.references ?? []) await checkReference(file, anonymisation);
  }
}

async function checkReference({ name, code, path }: CodeFile, anonymisation: Anonymisation): Promise<void> {
  const original: Submission = { main: name, files: { [name]: code } };
  const { submission: there } = await mapForth(original, anonymisation);
  const { submission: again } = await mapBack(there, anonymisation);
  const refuse = (why: string): never => {
    throw new UserError(`The arm "anonymised" cannot be tried with ${anonymisation.real.library.id}: ${path} ${why}. Leave out --arm anonymised.`);
  };
  if (!await isSameProgram(name, code, again.files[name] ?? '')) refuse('is not the same program after its names were changed and changed back');
  const problems = await checkTypes(there, anonymisation.installation);
  if (problems.length === 0) return;
  const before = await checkTypes(original, anonymisation.real.installation);
  const fresh = problems.find(({ code: number, line }) => !before.some((each) => each.code === number && each.line === line));
  if (fresh !== undefined) refuse(`no longer compiles when its names are changed (line ${String(fresh.line)}: ${fresh.message})`);
}
