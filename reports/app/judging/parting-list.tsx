import type { VNode } from 'preact';
import type { Parting } from '../../judging/judging.ts';
import type { Report } from '../../report.ts';
import { figure } from '../figures.ts';
import type { Column } from '../parts/arrange-rows.ts';
import { BandFigure } from '../parts/band.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { personaTitle, taskTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';

/** Rows beyond this come on demand. */
const atFirst = 12;

/** Attempts whose measured and judged scores are far apart, the widest gap first; each leads to its attempt. */
export function PartingList({ report, partings }: { report: Report; partings: Parting[] }): VNode | null {
  if (partings.length === 0) return null;
  return <DataTable id="partings" label="Where measured and judged scores part" columns={columnsOf(report)} rows={partings} keyOf={({ key, dimension }) => `${key} ${dimension}`} find={partings.length > atFirst ? 'score' : undefined} atFirst={atFirst} class="partings" />;
}

function columnsOf(report: Report): Column<Parting>[] {
  const several = (report.judging?.judges.length ?? 0) > 1;
  const trials = new Map(report.attempts.map(({ key, trial }) => [key, trial]));
  const words = (key: string): { title: string; where: string } => {
    const trial = trials.get(key);
    return trial === undefined ? { title: key, where: '' } : { title: taskTitle(report, trial.task), where: describe(report, trial) };
  };
  return [
    { id: 'attempt', title: 'Attempt', value: ({ key }) => `${words(key).title} ${words(key).where}`, cell: ({ key }) => <Attempt attempt={key} {...words(key)} /> },
    { id: 'dimension', title: 'Dimension', class: 'dimension-name', value: ({ dimension }) => dimension },
    { id: 'measured', title: 'Measured', value: ({ measured }) => measured, cell: ({ measured }) => <BandFigure value={measured} /> },
    { id: 'judged', title: 'Judged', value: ({ judged }) => judged, cell: ({ judged }) => <BandFigure value={judged} /> },
    ...(several ? [{ id: 'each', title: 'Each judge', class: 'wide-only', value: ({ scores }: Parting) => scores.map(({ judge, score }) => `${judge} ${figure(score)}`).join(', ') }] : []),
  ];
}

function Attempt({ attempt, title, where }: { attempt: string; title: string; where: string }): VNode {
  return (
    <>
      <a href={routeTo('attempts', { open: attempt })}>{title}</a>
      {where === '' ? null : <span class="muted small block">{where}</span>}
    </>
  );
}

function describe(report: Report, trial: Report['attempts'][number]['trial']): string {
  const parts = [personaTitle(report, trial.persona), ...(report.groups.length > 1 ? [trial.library, trial.arm, trial.model] : []), ...(trial.repeat > 1 ? [`repeat ${String(trial.repeat)}`] : [])];
  return parts.join(' · ');
}
