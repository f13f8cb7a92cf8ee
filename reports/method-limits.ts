import { floorModel } from './floor.ts';
import type { Report } from './report.ts';

/** What the figures of this report cannot say, the widest limit first. */
export function methodLimits({ groups, contrasts, fixes, tasks }: Pick<Report, 'groups' | 'contrasts' | 'fixes' | 'tasks'>): string[] {
  const models = groups.filter(({ model }) => model !== floorModel);
  const isRepeated = groups.some(({ personas }) => personas.some(({ repeats }) => repeats.length > 0));
  return [
    'Agents stand in for developers. Where they fail is evidence about docs and API; it is no study with people, and a persona is a set of resources, not a character.',
    ...(groups.some(({ model }) => model === floorModel) ? ['The offline developer is no language model: it adapts and tries the code blocks that it finds. Its scores are a floor, not what a reader of the docs comes to.'] : []),
    ...(models.length > 0 && !contrasts.some(({ kind }) => kind === 'memorisation') ? ['A model may know the library by heart. How much of a score is memory was not measured here; the arm “anonymised” tells.'] : []),
    ...(models.length > 0 && !isRepeated ? ['Every task was tried once, and a model answers differently each time: how far chance moves a score was not measured here.'] : []),
    `Intervals are about tasks such as these: ${String(tasks.length)} of one suite. They say nothing about other uses of the library.`,
    'Correctness is what the hidden cases test: a mistake that none of them meets is not seen.',
    'Compliance is told from the types of the installed package and from accepted solutions: what types cannot tell, such as an order of calls, is seen only where it makes a case fail, and a good way that no accepted solution takes can cost points.',
    'Readability is made of measured features of the code. It is not what a reviewer would say of it.',
    ...(fixes.length > 0 ? ['A cause is told from what was retrieved, read and written, and points at stake are upper bounds: whether a change helps is told by a second run and `uagent compare`.'] : []),
  ];
}
