import type { VNode } from 'preact';
import { contrastSentence, contrastTitles } from '../../contrast-sentence.ts';
import type { Difference } from '../../arm-contrasts.ts';
import type { Report } from '../../report.ts';
import { signedFigure } from '../figures.ts';

/** What arms show beside each other, over all personas and for each. */
export function Contrasts({ report }: { report: Report }): VNode | null {
  if (report.contrasts.length === 0) return null;
  const isOne = report.contrasts.every(({ library, model }) => library === report.contrasts[0]?.library && model === report.contrasts[0].model);
  return (
    <section class="contrasts" aria-label="What arms show beside each other">
      {report.contrasts.map((contrast) => (
        <article key={`${contrast.library}/${contrast.model}/${contrast.kind}`}>
          <h2>
            {contrastTitles[contrast.kind]}
            {isOne ? '' : ` · ${contrast.library} · ${contrast.model}`}
          </h2>
          <p>{contrastSentence(contrast)}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">Persona</th>
                <th scope="col" class="number">Points</th>
                <th scope="col" class="number">95 % interval</th>
                <th scope="col">Verdict</th>
              </tr>
            </thead>
            <tbody>
              {contrast.personas.map(({ persona, usability }) => (
                <tr key={persona}>
                  <th scope="row">{report.personas.find(({ id }) => id === persona)?.title ?? persona}</th>
                  <td class="number">{signedFigure(usability.mean)}</td>
                  <td class="number">{interval(usability)}</td>
                  <td>{usability.verdict}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </article>
      ))}
    </section>
  );
}

function interval({ low, high }: Difference): string {
  return low === null || high === null ? '–' : `${signedFigure(low)} to ${signedFigure(high)}`;
}
