import type { VNode } from 'preact';
import { foundAt, type RetrievalGroup } from '../../retrieval/retrieval.ts';
import { thousands } from '../figures.ts';
import { foundWords } from './retrieval-words.ts';

export function RetrievalTable({ group: { personas }, titleOf }: { group: RetrievalGroup; titleOf: (persona: string) => string }): VNode {
  const places = foundAt.filter((at) => personas.some(({ found }) => found[at] > 0));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Where needed passages were first seen">
      <table>
        <thead>
          <tr>
            <th scope="col">Persona</th>
            <th scope="col" class="number">Attempts</th>
            <th scope="col" class="number">Needed</th>
            {places.map((at) => <th key={at} scope="col" class="number">{foundWords[at].title}</th>)}
          </tr>
        </thead>
        <tbody>
          {personas.map(({ persona, attempts, needed, found }) => (
            <tr key={persona}>
              <th scope="row">{titleOf(persona)}</th>
              <td class="number">{thousands(attempts)}</td>
              <td class="number">{thousands(needed)}</td>
              {places.map((at) => <td key={at} class="number">{found[at] === 0 ? '–' : thousands(found[at])}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
