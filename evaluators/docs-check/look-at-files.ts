import { setImmediate } from 'node:timers/promises';
import type ts from 'typescript';
import { libraryFiles } from '../../knowledge/inventory/library-files.ts';
import { readApi } from '../../knowledge/inventory/read-inventory.ts';
import type { Installation } from '../../tasks/languages/language.ts';
import { openTypeProject } from '../../tasks/languages/type-project.ts';
import { TooSlow } from '../../tasks/languages/within-time.ts';
import type { Library } from '../../tasks/library.ts';
import { importsOf } from '../compliance/inspect-submission.ts';
import type { Lens } from '../compliance/lens.ts';
import { typeRequires, withoutDirectives } from '../compliance/prepare-files.ts';

export interface LookRequest<T> {
  /** Name to text; each is a module of its own. */
  files: Record<string, string>;
  library: Library;
  installation: Installation;
  /** What one file shows, with nothing else in the lens. Must be done when it returns. */
  look: (source: ts.SourceFile, lens: Lens) => T;
  onLooked?: (done: number, all: number) => void;
  signal: AbortSignal;
}

/** Files that are checked in one go: they share a program, and memory stays bounded. */
const together = 60;
const secondsTogether = 60;
const secondsAlone = 10;
/** Docs with more of such code are hostile: what shares a batch with any more of it is left out. */
const mostTooMuch = 5;

/** Has the compiler look at many small files against the installed packages; a file that it knows nothing of is left out. */
export async function lookAtFiles<T>({ files, library, installation, look, onLooked, signal }: LookRequest<T>): Promise<Map<string, T>> {
  const project = await openTypeProject(installation);
  const api = await readApi({ library, installation });
  const owned = libraryFiles(library, installation);
  const names = Object.keys(files).sort();
  const seen = new Map<string, T>();
  let tooMuch = 0;
  for (let at = 0; at < names.length; at += together) {
    signal.throwIfAborted();
    const batch = withoutDirectives(Object.fromEntries(names.slice(at, at + together).map((name) => [name, files[name] ?? ''])));
    const requires = await typeRequires(batch, api.modules);
    const inspect = (some: Record<string, string>, seconds: number): boolean => unlessTooMuch(() => {
      project.inspect({ ...some, ...requires }, (view) => {
        for (const each of view.sources) {
          if (!Object.hasOwn(some, each.name)) continue;
          const lens: Lens = { view: { ...view, sources: [each] }, files: owned, api, installation, imported: importsOf([each]) };
          seen.set(each.name, look(each.source, lens));
        }
      }, seconds);
      return true;
    }) ?? false;
    // One that is too much must not cost the others.
    if (!inspect(batch, secondsTogether)) {
      for (const [name, text] of Object.entries(batch)) {
        if (tooMuch >= mostTooMuch) break;
        if (!inspect({ [name]: text }, secondsAlone)) tooMuch += 1;
      }
    }
    onLooked?.(Math.min(names.length, at + together), names.length);
    // Lets a signal and the progress through.
    await setImmediate();
  }
  return seen;
}

/** Undefined for code that is nested more deeply than the compiler can follow, or keeps it busy without an end. */
export function unlessTooMuch<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TooSlow) return undefined;
    throw error;
  }
}
