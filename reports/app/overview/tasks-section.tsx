import type { VNode } from 'preact';
import { trialKey } from '../../../agents/trial.ts';
import type { PersonaScore, Report, ReportGroup } from '../../report.ts';
import { BandFigure, BandLegend } from '../parts/band.tsx';
import { groupName, personaTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';
import { NoiseTable } from './noise-table.tsx';
import { RepeatsTable } from './repeats-table.tsx';

export function TasksSection({ report }: { report: Report }): VNode {
  return (
    <section id="tasks">
      <h2 tabIndex={-1}>Tasks</h2>
      <p class="muted">Usability of each task for each persona; ✓ stands where every attempt solved it, a share where some did. A figure opens its attempts.</p>
      <BandLegend />
      {report.groups.map((group, i) => (
        <div key={i}>
          <Matrix report={report} group={group} index={i} />
          <RepeatsTable report={report} group={group} />
          <NoiseTable report={report} group={group} />
        </div>
      ))}
    </section>
  );
}

function Matrix({ report, group, index }: { report: Report; group: ReportGroup; index: number }): VNode {
  const name = groupName(report, group);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`Tasks by persona ${name}`}>
      <table class="matrix">
        {name === '' ? null : <caption>{name}</caption>}
        <thead>
          <tr>
            <th scope="col">Task</th>
            {group.personas.map(({ persona }) => (
              <th key={persona} scope="col">
                {personaTitle(report, persona)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.tasks.map((task, i) => (
            <tr key={task.id}>
              <th scope="row">
                <a href={routeTo('attempts', { task: task.id })}>{task.title}</a>
              </th>
              {group.personas.map((persona) => (
                <MatrixCell key={persona.persona} report={report} group={index} persona={persona} cell={persona.tasks[i]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface MatrixCellProps {
  report: Report;
  group: number;
  persona: PersonaScore;
  cell: PersonaScore['tasks'][number] | undefined;
}

function MatrixCell({ report, group, persona, cell }: MatrixCellProps): VNode {
  if (cell === undefined || cell.attempts === 0) return <td class="muted">not tried</td>;
  const solved = cell.solved > 0 && cell.solved === cell.scored ? '✓' : cell.scored > 1 ? `${String(cell.solved)}/${String(cell.scored)}` : '';
  const title = report.tasks.find(({ id }) => id === cell.task)?.title ?? cell.task;
  return (
    <td>
      <a
        href={cellRoute({ report, group, persona: persona.persona, cell })}
        aria-label={`${title}, ${personaTitle(report, persona.persona)}: ${cell.usability === null ? 'unscored' : String(Math.round(cell.usability))}, ${String(cell.solved)} of ${String(cell.scored)} solved`}
      >
        <BandFigure value={cell.usability} />
        <span class="solved-mark">{solved}</span>
      </a>
    </td>
  );
}

/** A single attempt opens at once; several are listed. */
function cellRoute({ report, group, persona, cell }: { report: Report; group: number; persona: string; cell: PersonaScore['tasks'][number] }): string {
  const own = report.groups[group];
  const attempts = report.attempts.filter(
    ({ trial }) => trial.task === cell.task && trial.persona === persona && trial.library === own?.library && trial.arm === own.arm && trial.model === own.model,
  );
  const [first] = attempts;
  if (attempts.length === 1 && first !== undefined) return routeTo('attempts', { open: trialKey(first.trial) });
  return routeTo('attempts', { task: cell.task, persona, group: report.groups.length === 1 ? '' : String(group) });
}
