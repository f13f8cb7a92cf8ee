import { Fragment } from 'preact';
import type { VNode } from 'preact';
import type { Report, ReportGroup, SolveRate } from '../../report.ts';
import { figure, range } from '../figures.ts';
import { groupName, personaTitle } from '../parts/group-name.ts';

/** How steadily tasks are solved: nothing where none was tried more than once. */
export function RepeatsTable({ report, group }: { report: Report; group: ReportGroup }): VNode | null {
  const sizes = [...new Set(group.personas.flatMap(({ repeats }) => repeats.map(({ k }) => k)))].sort((a, b) => a - b);
  if (sizes.length === 0) return null;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`Repeats by persona ${groupName(report, group)}`}>
      <table class="figures">
        <caption>Tasks solved by at least one of k attempts (pass@k) and by each of k (pass^k), in percent</caption>
        <thead>
          <tr>
            <th scope="col">Persona</th>
            <th scope="col">pass@1</th>
            {sizes.slice(1).map((k) => (
              <Fragment key={k}>
                <th scope="col">pass@{k}</th>
                <th scope="col">pass^{k}</th>
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {group.personas.map(({ persona, repeats }) => (
            <tr key={persona}>
              <th scope="row">{personaTitle(report, persona)}</th>
              {sizes.map((k) => {
                const own = repeats.find((rates) => rates.k === k);
                return (
                  <Fragment key={k}>
                    <Rate rate={own?.passAtK} />
                    {k === 1 ? null : <Rate rate={own?.passHatK} />}
                  </Fragment>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Rate({ rate }: { rate: SolveRate | undefined }): VNode {
  return (
    <td>
      {figure(rate?.mean ?? null)}
      {rate === undefined ? null : <span class="muted interval-text">{range(rate)}</span>}
    </td>
  );
}
