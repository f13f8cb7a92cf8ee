import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { MissedPassage } from '../../retrieval/retrieval.ts';
import type { Report } from '../../report.ts';
import { plural, thousands } from '../figures.ts';
import type { Column } from '../parts/arrange-rows.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Fold } from '../parts/fold.tsx';
import { personaTitle, taskTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';

/** Needed passages that some attempts never saw, with what they searched for. */
export function MissedTable({ report, missed }: { report: Report; missed: MissedPassage[] }): VNode {
  const columns = useMemo(() => columnsFor(report), [report]);
  return (
    <>
      <h3>Never seen</h3>
      {missed.length === 0 ? <p>Every attempt saw every passage that it needed.</p> : (
        <DataTable id="missed" label="Needed passages that were never seen" columns={columns} rows={missed} keyOf={({ library, task, passage }) => `${library} ${task} ${passage.id}`} find="passage" atFirst={10} class="missed" />
      )}
    </>
  );
}

function columnsFor(report: Report): Column<MissedPassage>[] {
  const personas = (row: MissedPassage): string => row.personas.map((id) => personaTitle(report, id)).join(', ');
  const severalLibraries = new Set(report.groups.map(({ library }) => library)).size > 1;
  return [
    {
      id: 'task', title: 'Task', value: ({ library, task }) => `${taskTitle(report, task)} ${library}`,
      cell: ({ library, task }) => <><a href={routeTo('attempts', { task })}>{taskTitle(report, task)}</a>{severalLibraries ? <span class="muted small block">{library}</span> : null}</>,
    },
    { id: 'passage', title: 'Passage', value: ({ passage: { path, heading } }) => `${path} ${heading.join(' ')}`, cell: ({ passage }) => <><code>{passage.path}:{passage.startLine}–{passage.endLine}</code><span class="muted small block">{passage.heading.join(' › ')}</span></> },
    { id: 'missed', title: 'Never seen by', value: ({ missed, of }) => missed / of, cell: (row) => <>{thousands(row.missed)} of {plural(row.of, 'attempt')}<span class="muted small block">{personas(row)}</span></>, kind: 'number' },
    { id: 'queries', title: 'Searched for', value: ({ queries }) => queries.join(' '), cell: (row) => <Queries row={row} />, class: 'queries' },
  ];
}

function Queries({ row: { queries, queried } }: { row: MissedPassage }): VNode {
  if (queries.length === 0) return <span class="muted">nothing</span>;
  const [first = '', ...rest] = queries;
  const query = (text: string): VNode => <span class="query">“{text}”</span>;
  if (rest.length === 0) return query(first);
  return (
    <>
      {query(first)}
      <Fold summary={queried === 2 ? 'and one other' : `and ${plural(queried - 1, 'other')}`}>
        {() => (
          <ul class="plain-list">
            {rest.map((text) => <li key={text}>{query(text)}</li>)}
            {queried > queries.length ? <li class="muted">and {thousands(queried - queries.length)} more</li> : null}
          </ul>
        )}
      </Fold>
    </>
  );
}
