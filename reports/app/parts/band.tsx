import type { VNode } from 'preact';
import { bandOf } from '../../../evaluators/score-band.ts';
import { figure } from '../figures.ts';

/** A figure on the tint of its band; the number always stands there, so colour is never the only carrier. */
export function BandFigure({ value }: { value: number | null }): VNode {
  return <span class={`band-figure ${value === null ? 'unscored' : bandOf(value)}`}>{figure(value)}</span>;
}

const entries = [
  ['poor', 'poor, below 41'],
  ['average', 'average, 41 to 60'],
  ['good', 'good, 61 to 80'],
  ['excellent', 'excellent, from 81'],
  ['unscored', 'unscored'],
] as const;

export function BandLegend(): VNode {
  return (
    <p class="legend">
      {entries.map(([band, says]) => (
        <span key={band}>
          <span class={`swatch ${band}`} /> {says}
        </span>
      ))}
    </p>
  );
}
