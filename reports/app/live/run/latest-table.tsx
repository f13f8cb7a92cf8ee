import type { VNode } from 'preact';
import { dimensions } from '../../../../evaluators/evaluation.ts';
import type { LatestAttempt } from '../../../live/live-run.ts';
import { BandFigure } from '../../parts/band.tsx';

/** What came out last, the newest first. */
export function LatestTable({ latest }: { latest: readonly LatestAttempt[] }): VNode | null {
  if (latest.length === 0) return null;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="What came out last">
      <table class="latest">
        <thead>
          <tr>
            <th scope="col">Graded last</th>
            <th scope="col" class="roomy">
              Persona
            </th>
            {dimensions.map((dimension) => (
              <th key={dimension} scope="col" class="number">
                {dimension}
              </th>
            ))}
            <th scope="col" class="wide-only">
              Handed in
            </th>
          </tr>
        </thead>
        <tbody>
          {latest.map(({ key, trial, ending, scores }) => (
            <tr key={key}>
              <th scope="row">
                {trial.task}
                <span class="narrow block">{trial.persona}</span>
                <span class="muted small block">{[trial.library, trial.arm, trial.model, trial.repeat === 1 ? '' : `repeat ${String(trial.repeat)}`].filter((part) => part !== '').join(' · ')}</span>
              </th>
              <td class="roomy">{trial.persona}</td>
              {dimensions.map((dimension) => (
                <td key={dimension} class="number">
                  <BandFigure value={scores[dimension]} />
                </td>
              ))}
              <td class="wide-only">{ending.startsWith('submitted') ? 'yes' : ending.replaceAll('-', ' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
