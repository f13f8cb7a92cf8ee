import type { VNode } from 'preact';
import type { PersonaScore, Report, ReportGroup, SolveRate } from '../../report.ts';
import { figure, range } from '../figures.ts';
import type { Column } from '../parts/arrange-rows.ts';
import { DataTable } from '../parts/data-table.tsx';
import { groupName, personaTitle } from '../parts/group-name.ts';

/** How steadily tasks are solved, in percent of tasks. */
export function RepeatsTable({ report, group }: { report: Report; group: ReportGroup }): VNode {
  const place = String(report.groups.indexOf(group));
  return <DataTable id={`repeats-${place}`} label={`Repeats by persona ${groupName(report, group)}`} columns={columnsOf(report, group)} rows={group.personas} keyOf={({ persona }) => persona} class="figures" />;
}

function columnsOf(report: Report, group: ReportGroup): Column<PersonaScore>[] {
  const sizes = [...new Set(group.personas.flatMap(({ repeats }) => repeats.map(({ k }) => k)))].sort((a, b) => a - b);
  const places = new Map(group.personas.map(({ persona }, i) => [persona, i]));
  const rate = (title: string, k: number, of: (repeats: PersonaScore['repeats'][number]) => SolveRate): Column<PersonaScore> => {
    const own = ({ repeats }: PersonaScore): SolveRate | undefined => repeats.filter((each) => each.k === k).map(of)[0];
    return { id: title, title, kind: 'number', value: (persona) => own(persona)?.mean ?? null, cell: (persona) => <Rate rate={own(persona)} /> };
  };
  return [
    { id: 'persona', title: 'Persona', value: ({ persona }) => places.get(persona) ?? null, cell: ({ persona }) => personaTitle(report, persona) },
    ...sizes.flatMap((k) => [rate(`pass@${String(k)}`, k, ({ passAtK }) => passAtK), ...(k === 1 ? [] : [rate(`pass^${String(k)}`, k, ({ passHatK }) => passHatK)])]),
  ];
}

function Rate({ rate }: { rate: SolveRate | undefined }): VNode {
  return (
    <>
      {figure(rate?.mean ?? null)}
      {rate === undefined ? null : <span class="muted interval-text">{range(rate)}</span>}
    </>
  );
}
