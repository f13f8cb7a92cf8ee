import type { VNode } from 'preact';
import { plural } from '../figures.ts';
import type { Report, ReportGroup } from '../../report.ts';
import { groupName } from '../parts/group-name.ts';
import { FrictionTable } from './friction-table.tsx';

export function FrictionSection({ report }: { report: Report }): VNode {
  return (
    <section id="friction">
      <h2 tabIndex={-1}>Friction</h2>
      <p class="muted">What developers stumbled over, by the number of attempts that met it; a bar is their share of the persona’s attempts. It is not part of the score.</p>
      <Untold report={report} />
      {report.groups.map((group, i) => (
        <Group key={i} report={report} group={group} index={i} />
      ))}
    </section>
  );
}

function Group({ report, group, index }: { report: Report; group: ReportGroup; index: number }): VNode {
  const name = groupName(report, group);
  if (group.friction.length === 0) return <p>{name === '' ? 'No friction was found.' : `${name}: no friction was found.`}</p>;
  return <FrictionTable report={report} group={group} name={name} query={report.groups.length === 1 ? '' : String(index)} />;
}

/** Silence about a class must not read as none of it. */
function Untold({ report: { method } }: { report: Report }): VNode | null {
  const [first] = method.untold;
  if (first === undefined) return null;
  return (
    <p class="muted small">
      In {plural(method.untold.length, 'case')} a class could not be looked into, the first being {first.class}: {first.reason}
    </p>
  );
}
