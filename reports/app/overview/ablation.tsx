import type { VNode } from 'preact';
import { ablationText, ablationTitle, lostTexts, partTitle } from '../../ablation-words.ts';
import type { Report } from '../../report.ts';

/** What was lost with each part of the docs that was taken away. */
export function Ablation({ report: { ablation = [], groups } }: { report: Report }): VNode | null {
  if (ablation.length === 0) return null;
  const isOne = new Set(groups.map(({ library, model }) => JSON.stringify([library, model]))).size === 1;
  return (
    <section class="ablation">
      <h2>{ablationTitle}</h2>
      <p>{ablationText}</p>
      <div class="scroll" tabIndex={0} role="region" aria-label={ablationTitle}>
        <table>
          <thead>
            <tr>
              <th scope="col">Part</th>
              {isOne ? null : <th scope="col">Library and model</th>}
              <th scope="col" class="number">Points lost</th>
              <th scope="col" class="number">95 % interval</th>
              <th scope="col" class="number">Trials</th>
              <th scope="col" class="number">Solved</th>
            </tr>
          </thead>
          <tbody>
            {ablation.map((part) => (
              <tr key={`${part.library}/${part.model}/${part.part}`}>
                <th scope="row">{partTitle(part)}</th>
                {isOne ? null : <td>{`${part.library} · ${part.model}`}</td>}
                <td class="number">{lostTexts(part).points}</td>
                <td class="number">{lostTexts(part).interval}</td>
                <td class="number">{part.tried}</td>
                <td class="number">{`${String(part.solvedWith)} → ${String(part.solvedWithout)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
