import type { CodeFile } from '../../tasks/code-file.ts';
import type { Installation } from '../../tasks/languages/language.ts';
import type { Library } from '../../tasks/library.ts';
import { inspectSubmission } from './inspect-submission.ts';

const mostKept = 500;
const kept = new Map<string, Promise<string[]>>();

/** The library's symbols in an accepted reference; kept in memory, since every attempt at a task is held against the same ones. */
export function referenceSymbols(request: { file: CodeFile; library: Library; installation: Installation }): Promise<string[]> {
  const { file: { name, code }, library, installation } = request;
  const key = JSON.stringify([installation.folder, installation.hash, library.id, library.api, name, code]);
  const symbols = kept.get(key) ?? inspectSubmission({ submission: { main: name, files: { [name]: code } }, library, installation }).then((inspection) => inspection.symbols);
  kept.set(key, symbols);
  symbols.catch(() => kept.delete(key));
  for (const old of [...kept.keys()].slice(0, -mostKept)) kept.delete(old);
  return symbols;
}
