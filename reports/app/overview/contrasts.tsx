import type { VNode } from 'preact';
import { contrastSentence, contrastTitles } from '../../contrast-sentence.ts';
import type { ArmContrast, Difference } from '../../arm-contrasts.ts';
import type { Report } from '../../report.ts';
import { signedFigure } from '../figures.ts';
import type { Column } from '../parts/arrange-rows.ts';
import { DataTable } from '../parts/data-table.tsx';
import { personaTitle } from '../parts/group-name.ts';

/** What arms show beside each other, over all personas and for each. */
export function Contrasts({ report }: { report: Report }): VNode | null {
  if (report.contrasts.length === 0) return null;
  const isOne = report.contrasts.every(({ library, model }) => library === report.contrasts[0]?.library && model === report.contrasts[0].model);
  return (
    <section class="contrasts" aria-label="What arms show beside each other">
      {report.contrasts.map((contrast, i) => (
        <article key={`${contrast.library}/${contrast.model}/${contrast.kind}`}>
          <h2>
            {contrastTitles[contrast.kind]}
            {isOne ? '' : ` · ${contrast.library} · ${contrast.model}`}
          </h2>
          <p>{contrastSentence(contrast)}</p>
          <DataTable id={`contrast-${String(i)}`} label={`${contrastTitles[contrast.kind]} by persona${isOne ? '' : `, ${contrast.library}, ${contrast.model}`}`} columns={columnsOf(report)} rows={contrast.personas} keyOf={({ persona }) => persona} />
        </article>
      ))}
    </section>
  );
}

function columnsOf(report: Report): Column<ArmContrast['personas'][number]>[] {
  const places = new Map(report.personas.map(({ id }, i) => [id, i]));
  return [
    { id: 'persona', title: 'Persona', value: ({ persona }) => places.get(persona) ?? null, cell: ({ persona }) => personaTitle(report, persona) },
    { id: 'points', title: 'Points', kind: 'number', value: ({ usability }) => usability.mean, cell: ({ usability }) => signedFigure(usability.mean) },
    { id: 'interval', title: '95 % interval', kind: 'number', value: ({ usability }) => usability.low, cell: ({ usability }) => interval(usability) },
    { id: 'verdict', title: 'Verdict', value: ({ usability }) => usability.verdict },
  ];
}

function interval({ low, high }: Difference): string {
  return low === null || high === null ? '–' : `${signedFigure(low)} to ${signedFigure(high)}`;
}
