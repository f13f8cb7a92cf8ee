import { Fragment } from 'preact';
import type { VNode } from 'preact';
import { dimensions } from '../../../evaluators/evaluation.ts';
import type { PersonaScore, Report, Score } from '../../report.ts';
import { figure, range } from '../figures.ts';
import { groupName } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';

export function PersonaTable({ report }: { report: Report }): VNode {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Scores by persona">
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">Persona</th>
            <th scope="col">Usability</th>
            {dimensions.map((dimension) => (
              <th key={dimension} scope="col">
                {dimension}
              </th>
            ))}
            <th scope="col">Solved</th>
          </tr>
        </thead>
        <tbody>
          {report.groups.map((group, i) => (
            <Fragment key={i}>
              {report.groups.length === 1 ? null : (
                <tr class="group-row">
                  <th scope="rowgroup" colSpan={6}>
                    {groupName(report, group)}
                  </th>
                </tr>
              )}
              {group.personas.map((persona) => (
                <Row key={persona.persona} report={report} persona={persona} group={i} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ report, persona, group }: { report: Report; persona: PersonaScore; group: number }): VNode {
  const own = report.personas.find(({ id }) => id === persona.persona);
  return (
    <tr>
      <th scope="row">
        <a href={routeTo('attempts', { persona: persona.persona, group: report.groups.length === 1 ? '' : String(group) })}>{own?.title ?? persona.persona}</a>
        <span class="muted small persona-says">{own?.description}</span>
      </th>
      <Cell score={persona.usability} strong />
      {dimensions.map((dimension) => (
        <Cell key={dimension} score={persona.dimensions[dimension]} />
      ))}
      <td>
        {persona.solved.count}
        <span class="muted"> of {persona.solved.of}</span>
      </td>
    </tr>
  );
}

function Cell({ score: { value, unscored }, strong = false }: { score: Score; strong?: boolean }): VNode {
  return (
    <td>
      {strong ? <strong>{figure(value?.mean ?? null)}</strong> : figure(value?.mean ?? null)}
      {value === null ? null : <span class="muted interval-text">{range(value)}</span>}
      {unscored === 0 ? null : <span class="muted small block">{unscored} unscored</span>}
    </td>
  );
}
