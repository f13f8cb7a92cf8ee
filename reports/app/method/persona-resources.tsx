import type { VNode } from 'preact';
import type { Budgets, Persona } from '../../../agents/persona.ts';
import { thousands } from '../figures.ts';

const budgetTitles: Record<keyof Budgets, string> = {
  searches: 'Searches',
  passages: 'Passages a search',
  reads: 'Pages opened',
  lookUps: 'Declarations looked up',
  typeChecks: 'Type checks',
  runs: 'Runs of the examples',
  repairs: 'Repairs',
  turns: 'Replies',
  tokens: 'Tokens',
  seconds: 'Seconds',
};

/** A persona is its resources, so they stand side by side. */
export function PersonaResources({ personas }: { personas: Persona[] }): VNode {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Resources of the personas">
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">May use at most</th>
            {personas.map(({ id, title }) => (
              <th key={id} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Reads</th>
            {personas.map(({ id, reading }) => (
              <td key={id}>{reading === 'all' ? 'all docs' : reading.join(', ')}</td>
            ))}
          </tr>
          {(Object.entries(budgetTitles) as [keyof Budgets, string][]).map(([budget, title]) => (
            <tr key={budget}>
              <th scope="row">{title}</th>
              {personas.map(({ id, budgets }) => (
                <td key={id}>{budgets[budget] === 0 ? '–' : thousands(budgets[budget])}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Hints from a solution</th>
            {personas.map(({ id, hints }) => (
              <td key={id}>{hints}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
