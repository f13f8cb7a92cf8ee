import type { VNode } from 'preact';
import { frictionWords } from '../../friction-words.ts';
import type { Report, ReportGroup } from '../../report.ts';
import { plural } from '../figures.ts';
import type { Column } from '../parts/arrange-rows.ts';
import { DataTable } from '../parts/data-table.tsx';
import { personaTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';

export interface FrictionTableProps {
  report: Report;
  group: ReportGroup;
  /** Empty where there is one group. */
  name: string;
  /** The group as filters of attempts name it; empty where there is one. */
  query: string;
}

type Row = ReportGroup['friction'][number];

/** Classes by personas: of how many of a persona's attempts each was met, with a bar for the share; every figure leads to its attempts. */
export function FrictionTable({ report, group, name, query }: FrictionTableProps): VNode {
  return (
    <DataTable
      id={query === '' ? 'friction' : `friction-${query}`}
      label={`Friction by persona ${name}`}
      caption={name === '' ? undefined : name}
      columns={columnsOf({ report, group, query })}
      rows={group.friction}
      keyOf={(row) => row.class}
      class="friction"
    />
  );
}

function columnsOf({ report, group, query }: Omit<FrictionTableProps, 'name'>): Column<Row>[] {
  const attemptsOf = new Map(group.effort.map(({ persona, attempts }) => [persona, attempts]));
  const all = group.effort.reduce((sum, { attempts }) => sum + attempts, 0);
  return [
    { id: 'class', title: 'What happened', value: (row) => frictionWords[row.class], cell: (row) => <Kind row={row} query={query} /> },
    { id: 'attempts', title: 'Attempts', help: `Of ${String(all)}`, kind: 'number', value: ({ attempts }) => attempts, cell: (row) => <Share count={row.attempts} of={all} href={routeTo('attempts', { friction: row.class, group: query })} says={`All: ${String(row.attempts)} of ${plural(all, 'attempt')}`} /> },
    ...group.personas.map(({ persona }): Column<Row> => {
      const title = personaTitle(report, persona);
      const of = attemptsOf.get(persona) ?? 0;
      const countOf = (row: Row): number => row.attemptsByPersona[persona] ?? 0;
      return {
        id: persona, title, kind: 'number', help: `Of ${String(of)} attempts`,
        value: (row) => (of === 0 ? null : countOf(row) / of),
        cell: (row) => <Share count={countOf(row)} of={of} href={routeTo('attempts', { friction: row.class, persona, group: query })} says={`${title}: ${String(countOf(row))} of ${plural(of, 'attempt')}`} />,
      };
    }),
  ];
}

/** Bars of all cells have the same scale, from none to every attempt. */
function Share({ count, of, href, says }: { count: number; of: number; href: string; says: string }): VNode {
  if (of === 0) return <span class="muted">–</span>;
  if (count === 0) return <span class="muted">0</span>;
  return (
    <a class="share" href={href} title={says} aria-label={says}>
      <span class="share-bar" style={{ '--share': String(count / of) }} aria-hidden="true" />
      {count}
    </a>
  );
}

/** What most attempts stumbled over; the rest is told by the attempts themselves. */
function Kind({ row, query }: { row: Row; query: string }): VNode {
  return (
    <>
      <a href={routeTo('attempts', { friction: row.class, group: query })}>{frictionWords[row.class]}</a>
      <span class="muted small block">{row.class}</span>
      {row.subjects.length === 0 ? null : (
        <span class="small block subjects">
          {row.subjects.slice(0, 3).map(({ subject, attempts }) => (
            <span key={subject}>
              <code title={subject}>{subject}</code>
              <span class="muted">{attempts}</span>
            </span>
          ))}
        </span>
      )}
    </>
  );
}
