import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Parting } from '../../judging/judging.ts';
import type { Report } from '../../report.ts';
import { figure, plural } from '../figures.ts';
import { BandFigure } from '../parts/band.tsx';
import { personaTitle, taskTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';

/** Rows beyond this come on demand. */
const atFirst = 12;

/** Attempts whose measured and judged scores are far apart, the widest gap first; each leads to its attempt. */
export function PartingList({ report, partings }: { report: Report; partings: Parting[] }): VNode | null {
  const [most, setMost] = useState(atFirst);
  if (partings.length === 0) return null;
  const several = (report.judging?.judges.length ?? 0) > 1;
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label="Where measured and judged scores part">
        <table class="partings">
          <thead>
            <tr>
              <th scope="col">Attempt</th>
              <th scope="col">Dimension</th>
              <th scope="col">Measured</th>
              <th scope="col">Judged</th>
              {several ? (
                <th scope="col" class="wide-only">
                  Each judge
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {partings.slice(0, most).map((parting) => (
              <Row key={`${parting.key} ${parting.dimension}`} report={report} parting={parting} several={several} />
            ))}
          </tbody>
        </table>
      </div>
      {partings.length > most ? (
        <button
          type="button"
          onClick={() => {
            setMost(partings.length);
          }}
        >
          Show {plural(partings.length - most, 'more score')}
        </button>
      ) : null}
    </>
  );
}

function Row({ report, parting: { key, dimension, measured, judged, scores }, several }: { report: Report; parting: Parting; several: boolean }): VNode {
  const trial = report.attempts.find((attempt) => attempt.key === key)?.trial;
  return (
    <tr>
      <th scope="row">
        <a href={routeTo('attempts', { open: key })}>{trial === undefined ? key : taskTitle(report, trial.task)}</a>
        {trial === undefined ? null : <span class="muted small block">{describe(report, trial)}</span>}
      </th>
      <td class="dimension-name">{dimension}</td>
      <td>
        <BandFigure value={measured} />
      </td>
      <td>
        <BandFigure value={judged} />
      </td>
      {several ? <td class="wide-only muted small">{scores.map(({ judge, score }) => `${judge} ${figure(score)}`).join(', ')}</td> : null}
    </tr>
  );
}

function describe(report: Report, trial: Report['attempts'][number]['trial']): string {
  const parts = [personaTitle(report, trial.persona), ...(report.groups.length > 1 ? [trial.library, trial.arm, trial.model] : []), ...(trial.repeat > 1 ? [`repeat ${String(trial.repeat)}`] : [])];
  return parts.join(' · ');
}
