import type { VNode } from 'preact';
import { alphaInterval, alphaValue } from '../../judging/judging-words.ts';
import type { JudgedDimension, Judging } from '../../judging/judging.ts';
import type { Score } from '../../report.ts';
import { figure, range } from '../figures.ts';

/** Measured beside judged in each dimension, over the same attempts. */
export function DimensionTable({ judging }: { judging: Judging }): VNode {
  const several = judging.judges.length > 1;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Measured and judged by dimension">
      <table class="figures judged-dimensions">
        <thead>
          <tr>
            <th scope="col">Dimension</th>
            <th scope="col">Measured</th>
            <th scope="col">Judged</th>
            {several ? <th scope="col">Judges’ alpha</th> : null}
            <th scope="col">Far apart</th>
          </tr>
        </thead>
        <tbody>
          {judging.dimensions.map(({ dimension, measured, judged, alpha, parted, attempts }) => (
            <tr key={dimension}>
              <th scope="row" class="dimension-name">
                {dimension}
              </th>
              <Mean value={measured} />
              <Mean value={judged} />
              {several ? <Alpha alpha={alpha} /> : null}
              <td>
                {parted}
                <span class="muted"> of {attempts}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Alpha({ alpha }: { alpha: JudgedDimension['alpha'] }): VNode {
  const interval = alphaInterval(alpha);
  return (
    <td>
      {alphaValue(alpha)}
      {interval === '' ? null : <span class="muted interval-text wide-interval">{interval}</span>}
    </td>
  );
}

function Mean({ value }: { value: Score['value'] }): VNode {
  return (
    <td>
      {figure(value?.mean ?? null)}
      {value === null ? null : <span class="muted interval-text">{range(value)}</span>}
    </td>
  );
}
