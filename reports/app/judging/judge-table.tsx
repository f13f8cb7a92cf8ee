import type { VNode } from 'preact';
import type { JudgeSummary } from '../../judging/judging.ts';
import { thousands } from '../figures.ts';

/** Who was asked how much, what it cost, and why a grade is missing. */
export function JudgeTable({ judges }: { judges: JudgeSummary[] }): VNode {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Judges">
      <table class="judges">
        <thead>
          <tr>
            <th scope="col">Judge</th>
            <th scope="col">Graded</th>
            <th scope="col" class="wide-only">
              Tokens in, out
            </th>
            <th scope="col" class="wide-only">
              Temperature
            </th>
            <th scope="col">Without a grade</th>
          </tr>
        </thead>
        <tbody>
          {judges.map(({ judge, asked, scored, unscored, temperature, usage }) => (
            <tr key={judge}>
              <th scope="row">{judge}</th>
              <td>
                {thousands(scored)}
                <span class="muted"> of {thousands(asked)}</span>
              </td>
              <td class="wide-only">
                {thousands(usage.inputTokens)}, {thousands(usage.outputTokens)}
              </td>
              <td class="wide-only">{temperature === 0 ? '0' : 'its own; it takes no other'}</td>
              <td>
                {unscored.map(({ reason, count }) => (
                  <span key={reason} class="block small">
                    {thousands(count)} × {reason}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
