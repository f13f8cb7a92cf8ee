import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { dimensions } from '../../../evaluators/evaluation.ts';
import type { AttemptRow } from '../../attempt-row.ts';
import type { Report } from '../../report.ts';
import { figure, plural } from '../figures.ts';
import { BandFigure } from '../parts/band.tsx';
import { groupName, personaTitle, taskTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';
import { outcomeOf, outcomes } from './filter-attempts.ts';

export interface AttemptListProps {
  report: Report;
  attempts: AttemptRow[];
  filters: Readonly<Record<string, string>>;
}

/** Rows beyond this come on demand, so that a long run opens as fast as a short one. */
const atFirst = 200;

export function AttemptList({ report, attempts, filters }: AttemptListProps): VNode {
  const [most, setMost] = useState(atFirst);
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label="Attempts">
        <table class="attempt-list">
          <thead>
            <tr>
              <th scope="col">Task</th>
              <th scope="col" class="wide-only">
                Persona
              </th>
              <th scope="col">Outcome</th>
              <th scope="col">Usability</th>
              {dimensions.map((dimension) => (
                <th key={dimension} scope="col" class="wide-only number">
                  {dimension}
                </th>
              ))}
              <th scope="col" class="wide-only number">
                Findings
              </th>
            </tr>
          </thead>
          <tbody>
            {attempts.slice(0, most).map((attempt) => (
              <Row key={attempt.key} report={report} attempt={attempt} href={routeTo('attempts', { ...filters, open: attempt.key })} />
            ))}
          </tbody>
        </table>
      </div>
      {attempts.length > most ? (
        <button
          type="button"
          onClick={() => {
            setMost(most + 1000);
          }}
        >
          Show {plural(Math.min(1000, attempts.length - most), 'more attempt')}
        </button>
      ) : null}
    </>
  );
}

function Row({ report, attempt, href }: { report: Report; attempt: AttemptRow; href: string }): VNode {
  const { trial, findings } = attempt;
  const outcome = outcomeOf(attempt);
  return (
    <tr>
      <th scope="row">
        <a href={href}>{taskTitle(report, trial.task)}</a>
        <span class="muted small block narrow-only">{personaTitle(report, trial.persona)}</span>
        <span class="muted small block">{where(report, attempt)}</span>
      </th>
      <td class="wide-only">{personaTitle(report, trial.persona)}</td>
      <td>
        <span class={`outcome ${outcome}`}>{outcomes[outcome]}</span>
      </td>
      <td>
        <BandFigure value={attempt.usability} />
      </td>
      {dimensions.map((dimension) => (
        <td key={dimension} class="wide-only number">
          {figure(attempt.scores[dimension])}
        </td>
      ))}
      <td class="wide-only number">{findings === 0 ? '' : findings}</td>
    </tr>
  );
}

/** What a reader needs to tell it from its neighbours. */
function where(report: Report, { trial }: AttemptRow): string {
  const group = report.groups.find(({ library, arm, model }) => library === trial.library && arm === trial.arm && model === trial.model);
  const repeat = report.attempts.some(({ trial: other }) => other.repeat > 1) ? `repeat ${String(trial.repeat)}` : '';
  return [group === undefined ? '' : groupName(report, group), repeat].filter((part) => part !== '').join(' · ');
}
