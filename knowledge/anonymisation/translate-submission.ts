import { openTypeProject } from '../../tasks/languages/type-project.ts';
import type { Installation } from '../../tasks/languages/language.ts';
import type { Submission } from '../../tasks/submission.ts';
import { commentsOf } from './comments.ts';
import type { ApiFiles, Dictionary } from './dictionary.ts';
import { applyEdits, type Edit, placesBefore } from './edits.ts';
import { translateFile } from './translate-code.ts';

export interface World {
  /** Where the code that is to be translated was written. */
  installation: Installation;
  files: ApiFiles;
  dictionary: Dictionary;
  /** Comments are translated as text. */
  renameComment: (text: string) => string;
}

export interface Translation {
  submission: Submission;
  /** What stood for nothing in the world of the code and got a name that stands for nothing in the other one either. */
  unknown: ReadonlySet<string>;
  /** Where a place of the translated code lies in the one that it was made from; line and column from 0. */
  placeBefore: (file: string, line: number, column: number) => { line: number; column: number };
}

/** Code of one world as code of the other: from the real names to the invented ones or back. */
export async function translateSubmission({ main, files: submitted }: Submission, { installation, files, dictionary, renameComment }: World): Promise<Translation> {
  const unknown = new Set<string>();
  const project = await openTypeProject(installation);
  const edits = project.inspect(submitted, (view) => new Map(view.sources.map(({ name, source }): [string, Edit[]] => [
    name,
    [...translateFile(source, { view, files, dictionary, unknown }), ...commentsOf(source, view.ts).flatMap(({ pos, end }) => {
      const before = source.text.slice(pos, end);
      const after = renameComment(before);
      return after === before ? [] : [{ start: pos, end, text: after }];
    })],
  ])));
  const places = new Map(Object.entries(submitted).map(([name, text]) => [name, placesBefore(text, edits.get(name) ?? [])]));
  return {
    submission: { main, files: Object.fromEntries(Object.entries(submitted).map(([name, text]) => [name, applyEdits(text, edits.get(name) ?? [])])) },
    unknown,
    placeBefore: (file, line, column) => ({ line, column: places.get(file)?.(line, column) ?? column }),
  };
}
