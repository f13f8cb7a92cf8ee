import type { CodeFile } from '../../tasks/code-file.ts';
import type { Installation } from '../../tasks/languages/language.ts';
import type { Library } from '../../tasks/library.ts';
import { inspectSubmission, type Inspection } from './inspect-submission.ts';

const mostKept = 500;
const kept = new Map<string, Promise<Inspection>>();

/** What an accepted reference does with the library; kept in memory, since every attempt at a task is held against the same ones. */
export function inspectReference(request: { file: CodeFile; library: Library; installation: Installation }): Promise<Inspection> {
  const { file: { name, code }, library, installation } = request;
  const key = JSON.stringify([installation.folder, installation.hash, library.id, library.api, name, code]);
  const inspection = kept.get(key) ?? inspectSubmission({ submission: { main: name, files: { [name]: code } }, library, installation });
  kept.set(key, inspection);
  inspection.catch(() => kept.delete(key));
  for (const old of [...kept.keys()].slice(0, -mostKept)) kept.delete(old);
  return inspection;
}
