import type { VNode } from 'preact';
import { trialKey } from '../../../agents/trial.ts';
import type { Report } from '../../report.ts';
import { personaTitle, taskTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';

export function UnscoredTable({ report }: { report: Report }): VNode {
  const { unscored } = report.method;
  if (unscored.length === 0) return <p>Every attempt was scored in every dimension.</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Unscored dimensions">
      <table class="unscored-list">
        <thead>
          <tr>
            <th scope="col">Attempt</th>
            <th scope="col">Dimension</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {unscored.map(({ trial, dimension, reason }, i) => (
            <tr key={i}>
              <th scope="row">
                <a href={routeTo('attempts', { open: trialKey(trial) })}>
                  {taskTitle(report, trial.task)}, {personaTitle(report, trial.persona)}
                </a>
              </th>
              <td>{dimension}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
