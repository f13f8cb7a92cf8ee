import type { VNode } from 'preact';
import type { Report, ReportGroup } from '../../report.ts';
import { noiseColumns, noiseRows, noiseSentence } from '../../noise-words.ts';
import { groupName } from '../parts/group-name.ts';

/** What chance alone does: nothing where no task was tried more than once. */
export function NoiseTable({ report, group }: { report: Report; group: ReportGroup }): VNode | null {
  const rows = noiseRows(report, group);
  if (rows.length === 0) return null;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`Noise floor ${groupName(report, group)}`}>
      <table class="figures">
        <caption>{noiseSentence(group)}</caption>
        <thead>
          <tr>
            <th scope="col">Persona</th>
            {noiseColumns.map((title) => (
              <th scope="col" key={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, i) => (
                <td key={noiseColumns[i]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
