import type { JudgedDimension, Judging } from './judging.ts';

/** `a and b (median)`, or the one judge. */
export function judgesName({ judges }: Judging): string {
  const names = judges.map(({ judge }) => judge);
  return names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''} (median)`;
}

export function partedSentence({ partings, dimensions }: Judging): string {
  const of = dimensions.reduce((sum, { attempts }) => sum + attempts, 0);
  if (of === 0) return 'No attempt has both a measured score and a judge\'s.';
  if (partings.length === 0) return `Judged and measured scores are nowhere more than one band apart, over ${String(of)} scores.`;
  return `Judged and measured scores are more than one band apart in ${String(partings.length)} of ${String(of)}.`;
}

/** `0.62 (0.31 to 0.80)`; a dash where there is none. */
export function alphaText(alpha: JudgedDimension['alpha']): string {
  const interval = alphaInterval(alpha);
  return interval === '' ? alphaValue(alpha) : `${alphaValue(alpha)} (${interval})`;
}

export function alphaValue(alpha: JudgedDimension['alpha']): string {
  return alpha === null ? '–' : figure(alpha.value);
}

/** Empty where there is none. */
export function alphaInterval(alpha: JudgedDimension['alpha']): string {
  return alpha === null || alpha.low === null || alpha.high === null ? '' : `${figure(alpha.low)} to ${figure(alpha.high)}`;
}

function figure(value: number): string {
  return value.toFixed(2);
}

/** How a reader is to take the figures. */
export const judgingFormula =
  'Judges are language models that read one submission at a time, with the task and, but for readability, an accepted solution; never the persona, the model that wrote it or the measured scores. '
  + 'They grade each dimension from 0 to 100 by a fixed rubric, reasons first. Several judges give the median. Krippendorff\'s alpha says how far they agree among themselves, 1 being full agreement and 0 what chance would give; '
  + 'its 95 % interval is a bootstrap over tasks. "uagent judge calibrate" holds a judge against human grades.';
