import { makeBadge } from 'badge-maker';
import { headlineGroups } from '../headline-groups.ts';
import type { Report, Score } from '../report.ts';
import { visibleText } from '../visible-text.ts';
import type { Renderer } from './renderer.ts';

/** The usability score as a badge for a README: an image without script or link. */
export const badge: Renderer = {
  id: 'badge',
  fileName: 'usability.svg',
  open: () => ({
    add: () => '',
    end: (report) => ({ before: `${draw(report)}\n`, after: '' }),
  }),
};

const colours = { excellent: 'brightgreen', good: 'green', average: 'yellow', poor: 'red', unscored: 'lightgrey' } as const;

/** With several libraries or models, from the lowest of their scores to the highest, in the colour of the lowest. */
function draw(report: Report): string {
  const values = headlineGroups(report).flatMap(({ usability }) => usability.value ?? []).sort((a, b) => a.mean - b.mean);
  return makeBadge({ label: 'usability', message: visibleText(messageOf(values)), color: colours[values[0]?.band ?? 'unscored'] });
}

function messageOf(values: readonly NonNullable<Score['value']>[]): string {
  const [lowest, highest] = [values[0], values.at(-1)];
  if (lowest === undefined || highest === undefined) return 'unscored';
  if (values.length === 1) return `${lowest.mean.toFixed(0)} (${lowest.low.toFixed(0)}–${lowest.high.toFixed(0)}) ${lowest.band}`;
  return `${lowest.mean.toFixed(0)} to ${highest.mean.toFixed(0)}`;
}
