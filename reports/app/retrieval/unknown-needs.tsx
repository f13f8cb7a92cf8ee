import type { VNode } from 'preact';
import type { Retrieval } from '../../retrieval/retrieval.ts';
import type { Report } from '../../report.ts';
import { plural } from '../figures.ts';
import { Fold } from '../parts/fold.tsx';
import { personaTitle, taskTitle } from '../parts/group-name.ts';

/** Tasks that the chart leaves out, with why. */
export function UnknownNeeds({ report, unknown }: { report: Report; unknown: Retrieval['unknown'] }): VNode | null {
  if (unknown.length === 0) return null;
  const reasons = [...new Set(unknown.map(({ reason }) => reason))];
  return (
    <Fold summary={`Left out: ${plural(new Set(unknown.map(({ library, task }) => `${library} ${task}`)).size, 'task')} of which nothing that is needed is known for some level`}>
      {() => reasons.map((reason) => (
        <div key={reason}>
          <p>{reason}</p>
          <ul class="evidence">
            {unknown.filter((each) => each.reason === reason).map(({ library, task, personas }) => (
              <li key={`${library} ${task}`}>
                {taskTitle(report, task)} <span class="muted small">{library}, {personas.map((id) => personaTitle(report, id)).join(', ')}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Fold>
  );
}
