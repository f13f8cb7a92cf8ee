import { Fragment } from 'preact';
import type { VNode } from 'preact';
import { dimensions } from '../../../evaluators/evaluation.ts';
import type { JudgedScore, Judging } from '../../judging/judging.ts';
import type { Report } from '../../report.ts';
import { BandFigure, BandLegend } from '../parts/band.tsx';
import { groupName, personaTitle } from '../parts/group-name.ts';

/** For each persona and dimension the measured mean, then the judged one. */
export function PersonaComparison({ report, judging }: { report: Report; judging: Judging }): VNode {
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label="Measured and judged by persona">
        <table class="matrix comparison">
          <thead>
            <tr>
              <th scope="col">Persona</th>
              {dimensions.map((dimension) => (
                <th key={dimension} scope="col">
                  {dimension}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {judging.groups.map((group, i) => {
              const own = report.groups[i];
              return (
                <Fragment key={i}>
                  {own === undefined || report.groups.length === 1 ? null : (
                    <tr class="group-row">
                      <th scope="rowgroup" colSpan={dimensions.length + 1}>
                        {groupName(report, own)}
                      </th>
                    </tr>
                  )}
                  {group.personas.map(({ persona, dimensions: scores }) => (
                    <tr key={persona}>
                      <th scope="row">{personaTitle(report, persona)}</th>
                      {dimensions.map((dimension) => (
                        <td key={dimension}>
                          <Pair score={scores[dimension]} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
      <p class="small muted">In each pair the measured mean comes first, the judged one second.</p>
      <BandLegend />
    </>
  );
}

function Pair({ score: { measured, judged } }: { score: JudgedScore }): VNode {
  return (
    <span class="pair">
      <BandFigure value={measured?.mean ?? null} />
      <BandFigure value={judged?.mean ?? null} />
    </span>
  );
}
