import { measures, type Measure } from '../runs/comparison/compared-run.ts';
import type { NoiseFloor, ReportGroup, ReportHead } from './report.ts';

export const noiseTitle = 'Noise floor';

export const noiseFormula =
  'The noise floor is what chance alone does, told from repeats of the same task by the same persona: the standard deviation of the score that one repeat of the whole suite gives, and in brackets the difference that a comparison of two runs like this one would show in 80 of 100 cases if it moved every task alike. A change that moves tasks unevenly has to be larger.';

/** Empty where no task was tried twice. */
export function noiseSentence({ noise }: ReportGroup): string {
  if (noise === undefined) return '';
  const { usability } = noise;
  if (usability === null) return 'Noise floor: too few attempts are scored to tell chance from what tasks differ by.';
  if (usability.deviation === 0 && usability.detectable === null) return 'Noise floor: every repeat came to the same scores.';
  const shown = usability.detectable === null ? '; a comparison of fewer than 6 tasks shows nothing' : `; two such runs would have to differ by ${usability.detectable.toFixed(1)} for a comparison to show it`;
  return `Noise floor: by chance, one repeat of the suite moves usability by ${usability.deviation.toFixed(1)} points (standard deviation)${shown}.`;
}

export const noiseColumns = ['Usability', 'Correctness', 'Compliance', 'Readability'];

/** A row for all personas together where there are several, and one for each. */
export function noiseRows(report: ReportHead, group: ReportGroup): { name: string; cells: string[] }[] {
  const rows = group.personas.map(({ persona, noise }) => ({ name: report.personas.find(({ id }) => id === persona)?.title ?? persona, noise }));
  return [...(rows.length > 1 ? [{ name: 'All', noise: group.noise }] : []), ...rows]
    .flatMap(({ name, noise }) => (noise === undefined ? [] : [{ name, cells: noiseCells(noise) }]));
}

function noiseCells(noise: Record<Measure, NoiseFloor | null>): string[] {
  return measures.map((measure) => {
    const floor = noise[measure];
    if (floor === null) return '–';
    return floor.detectable === null ? floor.deviation.toFixed(1) : `${floor.deviation.toFixed(1)} (${floor.detectable.toFixed(1)})`;
  });
}
