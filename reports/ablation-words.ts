import type { AblatedPart } from './ablation.ts';

/** What a part of the docs is, as people name it: a page, or a section of a page. */
export function partTitle({ part }: AblatedPart): string {
  const at = part.indexOf('#');
  return at === -1 ? part : `${part.slice(0, at)}, ${part.slice(at + 1) || 'its beginning'}`;
}

export const ablationTitle = 'What each part of the docs is worth';

export const ablationText = 'Points of usability that are lost when the part is taken out of the docs and the trials that read it are tried again. A part that nobody read is not here: nothing is lost without it. Below zero the docs do better without it.';

/** Points lost and their interval, as they stand in tables. */
export function lostTexts({ lost: { mean, low, high } }: AblatedPart): { points: string; interval: string } {
  return { points: pointsText(mean), interval: low === null || high === null ? '–' : `${pointsText(low)} to ${pointsText(high)}` };
}

/** With the sign that figures have, and none before what rounds to nothing. */
function pointsText(value: number): string {
  const digits = Math.abs(value).toFixed(1);
  return value < 0 && Number(digits) !== 0 ? `−${digits}` : digits;
}
