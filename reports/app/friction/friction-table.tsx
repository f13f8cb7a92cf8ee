import type { VNode } from 'preact';
import { frictionWords } from '../../friction-words.ts';
import type { Report, ReportGroup } from '../../report.ts';
import { plural } from '../figures.ts';
import { personaTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';

export interface FrictionTableProps {
  report: Report;
  group: ReportGroup;
  /** Empty where there is one group. */
  name: string;
  /** The group as filters of attempts name it. */
  query: string;
}

/** A bar for each class, made of the personas that met it; every figure leads to its attempts. */
export function FrictionTable({ report, group, name, query }: FrictionTableProps): VNode {
  const most = Math.max(...group.friction.map(({ attempts }) => attempts));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`Friction by persona ${name}`}>
      <table class="friction">
        {name === '' ? null : <caption>{name}</caption>}
        <thead>
          <tr>
            <th scope="col">What happened</th>
            <th scope="col" class="bar-column">
              Attempts
            </th>
            {group.personas.map(({ persona }, i) => (
              <th key={persona} scope="col" class="number wide-only">
                <span class={`swatch series-${String(i)}`} /> {personaTitle(report, persona)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {group.friction.map((row) => (
            <Row key={row.class} report={report} group={group} row={row} most={most} query={query} />
          ))}
        </tbody>
      </table>
      <p class="legend narrow-only">
        {group.personas.map(({ persona }, i) => (
          <span key={persona}>
            <span class={`swatch series-${String(i)}`} /> {personaTitle(report, persona)}
          </span>
        ))}
      </p>
    </div>
  );
}

interface RowProps extends Omit<FrictionTableProps, 'name'> {
  row: ReportGroup['friction'][number];
  most: number;
}

function Row({ report, group, row: { class: friction, attempts, attemptsByPersona, subjects }, most, query }: RowProps): VNode {
  const met = group.personas.map(({ persona }, i) => ({ persona, series: `series-${String(i)}`, count: attemptsByPersona[persona] ?? 0 }));
  return (
    <tr>
      <th scope="row">
        <a href={routeTo('attempts', { friction, group: query })}>{frictionWords[friction]}</a>
        <span class="muted small block">{friction}</span>
        <Subjects subjects={subjects} />
      </th>
      <td class="bar-column">
        <span class="stacked">
          <span class="stacked-bar" style={{ '--share': String(attempts / most) }}>
            {met.map(({ persona, series, count }) =>
              count === 0 ? null : (
                <a key={persona} class={series} style={{ flexGrow: count }} href={routeTo('attempts', { friction, persona, group: query })} title={`${personaTitle(report, persona)}: ${plural(count, 'attempt')}`}>
                  <span class="unseen">{`${personaTitle(report, persona)}: ${plural(count, 'attempt')}`}</span>
                </a>
              ),
            )}
          </span>
          <span>{attempts}</span>
        </span>
      </td>
      {met.map(({ persona, count }) => (
        <td key={persona} class={`number wide-only ${count === 0 ? 'muted' : ''}`}>
          {count}
        </td>
      ))}
    </tr>
  );
}

/** What most attempts stumbled over; the rest is told by the attempts themselves. */
function Subjects({ subjects }: { subjects: RowProps['row']['subjects'] }): VNode | null {
  if (subjects.length === 0) return null;
  return (
    <span class="small block subjects">
      {subjects.slice(0, 3).map(({ subject, attempts }) => (
        <span key={subject}>
          <code title={subject}>{subject}</code>
          <span class="muted">{attempts}</span>
        </span>
      ))}
    </span>
  );
}
