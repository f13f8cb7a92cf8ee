import type { VNode } from 'preact';
import type { RunComparison } from '../../../runs/comparison/run-comparison.ts';
import { frictionWords } from '../../friction-words.ts';
import { plural } from '../figures.ts';

/** How many attempts met each class, before and now. */
export function FrictionChanges({ friction: { classes, pairs } }: { friction: RunComparison['friction'] }): VNode {
  if (classes.length === 0) return <p>No attempt met any.</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Friction before and now">
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">Attempts of {plural(pairs, 'pair')} that met it</th>
            <th scope="col">Base</th>
            <th scope="col">Head</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {classes.map(({ class: kind, base, head }) => (
            <tr key={kind}>
              <th scope="row">
                {frictionWords[kind]}
                <span class="muted small block">{kind}</span>
              </th>
              <td>{base}</td>
              <td>{head}</td>
              <td>{head === base ? '0' : head > base ? `+${String(head - base)}` : `−${String(base - head)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
