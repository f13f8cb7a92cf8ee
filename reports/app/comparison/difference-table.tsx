import type { VNode } from 'preact';
import type { MeasureComparison } from '../../../runs/comparison/run-comparison.ts';
import { figureCells, figureTitles } from '../../comparison/comparison-tables.ts';
import { verdictClass } from './verdict-class.ts';

const verdictColumn = figureTitles.indexOf('Verdict');

/** The figures behind the chart: means, difference, how sure, and what would have shown. */
export function DifferenceTable({ title, parts }: { title: string; parts: readonly MeasureComparison[] }): VNode {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`Differences by ${title.toLowerCase()}`}>
      <table class="figures differences">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            {figureTitles.map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.name}>
              <th scope="row">{part.name}</th>
              {figureCells(part).map((cell, i) => (
                <td key={figureTitles[i]}>{i === verdictColumn ? <span class={`verdict ${verdictClass(part.verdict)}`}>{cell}</span> : cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
