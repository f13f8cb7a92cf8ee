import type { VNode } from 'preact';
import { frictionWords } from '../../friction-words.ts';
import type { Report, ReportGroup } from '../../report.ts';
import { groupName, personaTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';

export function FrictionSection({ report }: { report: Report }): VNode {
  return (
    <section id="friction">
      <h2 tabIndex={-1}>Friction</h2>
      <p class="muted">What developers stumbled over, counted in the code that they handed in. It is not part of the score.</p>
      {report.groups.map((group, i) => (
        <FrictionTable key={i} report={report} group={group} index={i} />
      ))}
    </section>
  );
}

function FrictionTable({ report, group, index }: { report: Report; group: ReportGroup; index: number }): VNode {
  const name = groupName(report, group);
  if (group.friction.length === 0) return <p>{name === '' ? 'No friction was found.' : `${name}: no friction was found.`}</p>;
  const most = Math.max(...group.friction.map(({ count }) => count));
  const query = report.groups.length === 1 ? '' : String(index);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`Friction by persona ${name}`}>
      <table class="figures friction">
        {name === '' ? null : <caption>{name}</caption>}
        <thead>
          <tr>
            <th scope="col">What happened</th>
            <th scope="col">Count</th>
            {group.personas.map(({ persona }) => (
              <th key={persona} scope="col">
                {personaTitle(report, persona)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {group.friction.map(({ class: friction, count, byPersona }) => (
            <tr key={friction}>
              <th scope="row">
                <a href={routeTo('attempts', { friction, group: query })}>{frictionWords[friction]}</a>
                <span class="muted small block">{friction}</span>
              </th>
              <td>
                <span class="count-bar" style={{ '--share': String(count / most) }}>
                  {count}
                </span>
              </td>
              {group.personas.map(({ persona }) => (
                <td key={persona} class={byPersona[persona] === 0 ? 'muted' : ''}>
                  {byPersona[persona] ?? 0}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
