import type { VNode } from 'preact';
import { dimensions } from '../../../evaluators/evaluation.ts';
import type { ReportAttempt } from '../../report.ts';
import { Fold } from '../parts/fold.tsx';

/** What each score was made of, for who doubts it. */
export function ScoreParts({ attempt }: { attempt: ReportAttempt }): VNode | null {
  const rows = dimensions.flatMap((dimension) => {
    const verdict = attempt.dimensions[dimension];
    return verdict.kind === 'scored' ? verdict.parts.map((part) => ({ dimension, ...part })) : [];
  });
  if (rows.length === 0) return null;
  return (
    <div class="score-parts">
      <Fold summary="What the scores are made of">
        {() => (
          <div class="scroll" tabIndex={0} role="region" aria-label="Parts of the scores">
            <table class="parts">
              <thead>
                <tr>
                  <th scope="col">Dimension</th>
                  <th scope="col">Part</th>
                  <th scope="col" class="number">
                    Value
                  </th>
                  <td />
                  <th scope="col" class="number">
                    Weight
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ dimension, name, value, weight }) => (
                  <tr key={`${dimension} ${name}`}>
                    <td class="muted">{dimension}</td>
                    <th scope="row">{name}</th>
                    <td class="number">{Math.round(100 * value)}</td>
                    <td>
                      <span class="bar" style={{ '--share': String(value) }} />
                    </td>
                    <td class="number">{Math.round(100 * weight)} %</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Fold>
    </div>
  );
}
