import { Fragment } from 'preact';
import type { VNode } from 'preact';
import type { PersonaEffort } from '../../report-effort.ts';
import type { Report } from '../../report.ts';
import { plural, seconds, thousands } from '../figures.ts';
import { groupName, personaTitle } from '../parts/group-name.ts';

/** Means over a persona's attempts, and how it went until the first success. */
export function EffortTable({ report }: { report: Report }): VNode {
  const hasTokens = report.groups.some(({ effort }) => effort.some(({ tokens }) => tokens > 0));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="What an attempt took, by persona">
      <table class="figures effort">
        <thead>
          <tr>
            <th scope="col">Persona</th>
            {hasTokens ? <th scope="col">Tokens</th> : null}
            <th scope="col">Look-ups</th>
            <th scope="col">Checks</th>
            <th scope="col">Repairs</th>
            <th scope="col">First success</th>
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
              {group.effort.map((effort) => (
                <Row key={effort.persona} title={personaTitle(report, effort.persona)} effort={effort} hasTokens={hasTokens} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      <p class="muted small">
        Means over attempts. Look-ups are searches, pages opened and declarations looked up; checks are type checks and runs of the examples; repairs are changed versions after feedback.
        The first success is the first version that passed all shown examples, or, where they were not run, the submission if it passes every hidden case; its time, tokens and look-ups are medians.
      </p>
    </div>
  );
}

function Row({ title, effort, hasTokens }: { title: string; effort: PersonaEffort; hasTokens: boolean }): VNode {
  const { attempts, tokens, searches, reads, apiLookUps, typeChecks, exampleRuns, repairs } = effort;
  const mean = (sum: number): string => (attempts === 0 ? '–' : sum / attempts >= 100 ? thousands(Math.round(sum / attempts)) : String(Math.round((10 * sum) / attempts) / 10));
  return (
    <tr>
      <th scope="row">{title}</th>
      {hasTokens ? <td>{tokens === 0 ? '–' : mean(tokens)}</td> : null}
      <td>{mean(searches + reads + apiLookUps)}</td>
      <td>{mean(typeChecks + exampleRuns)}</td>
      <td>{mean(repairs)}</td>
      <td>
        {effort.firstSuccess.attempts}
        <span class="muted"> of {attempts}</span>
        <span class="muted small block">{afterWhat(effort.firstSuccess)}</span>
      </td>
    </tr>
  );
}

function afterWhat({ attempts, seconds: time, tokens, lookUps }: PersonaEffort['firstSuccess']): string {
  if (attempts === 0 || lookUps === null) return '';
  const parts = [
    ...(time === null ? [] : [seconds(1000 * time)]),
    ...(tokens === null || tokens === 0 ? [] : [`${thousands(Math.round(tokens))} tokens`]),
    plural(lookUps, 'look-up'),
  ];
  return `after ${parts.join(', ')}`;
}
