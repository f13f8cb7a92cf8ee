import { readdirSync } from 'node:fs';
import path from 'node:path';
import { didYouMean } from '../tasks/did-you-mean.ts';
import type { Suite } from '../tasks/suite.ts';
import type { Task } from '../tasks/task.ts';

/** What a suite leaves unproved, or has written that nothing reads: doubtful, not wrong. */
export function reviewSuite({ libraries, tasks }: Suite): string[] {
  const ids = libraries.map(({ id }) => id);
  return tasks.flatMap((task) => [
    ...ids.filter((id) => task.solutions[id]?.wrong.length === 0).map((id) => `${task.id} has no planted mistake with ${id}: nothing shows that its cases catch one.`),
    ...unreadFolders(task, ids),
    ...ids.flatMap((id) => unreadFiles(task, id)),
  ]);
}

function unreadFolders({ folder }: Task, ids: string[]): string[] {
  const solutions = path.join(folder, 'solutions');
  return listFolder(solutions)
    .filter((name) => !ids.includes(name) && !name.startsWith('.'))
    .map((name) => `${path.join(solutions, name)} is not read: the suite has no library "${name}".${didYouMean(name, ids)}`);
}

/** Files that a solution imports would not be submitted with it either. */
function unreadFiles({ folder, solutions }: Task, id: string): string[] {
  const known = new Set([solutions[id]?.starter, ...solutions[id]?.references ?? [], ...solutions[id]?.wrong ?? []].map((file) => file?.path));
  const own = path.join(folder, 'solutions', id);
  return listFolder(own)
    .filter((name) => /\.[mc]?[jt]sx?$/u.test(name) && !known.has(path.join(own, name)))
    .map((name) => `${path.join(own, name)} is not read; expected starter.*, reference*.* or wrong-*.*.`);
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
