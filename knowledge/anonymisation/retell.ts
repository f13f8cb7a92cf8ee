import type { Submission } from '../../tasks/submission.ts';
import { mapBack } from './map-back.ts';
import type { Anonymisation } from './open-anonymisation.ts';

/**
 * What running mapped back code has said, in the developer's words: real names become invented ones, except that a name which the
 * developer knew from elsewhere, and which was replaced for not being there, is told as it was written.
 */
export async function retell(text: string, submission: Submission, anonymisation: Anonymisation): Promise<string> {
  const { dictionary, text: renamer } = anonymisation;
  const { unknown } = await mapBack(submission, anonymisation);
  let told = renamer.prose(text);
  for (const name of unknown) {
    const module = dictionary.aliasModule(name);
    if (module !== undefined) told = told.replaceAll(module, name);
  }
  return told.replace(/[A-Za-z_$][\w$]*/gu, (word) => {
    const real = dictionary.real(word);
    return real !== undefined && unknown.has(real) ? real : word;
  });
}
