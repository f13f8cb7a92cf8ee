import type { VNode } from 'preact';
import { ablationText, ablationTitle, lostTexts, partTitle } from '../../ablation-words.ts';
import type { AblatedPart } from '../../ablation.ts';
import type { Report } from '../../report.ts';
import type { Column } from '../parts/arrange-rows.ts';
import { DataTable } from '../parts/data-table.tsx';

/** What was lost with each part of the docs that was taken away. */
export function Ablation({ report: { ablation = [], groups } }: { report: Report }): VNode | null {
  if (ablation.length === 0) return null;
  const isOne = new Set(groups.map(({ library, model }) => JSON.stringify([library, model]))).size === 1;
  return (
    <section class="ablation" aria-labelledby="ablation-title">
      <h2 id="ablation-title">{ablationTitle}</h2>
      <p class="muted">{ablationText}</p>
      <DataTable id="ablation" label={ablationTitle} columns={isOne ? columns : [columns[0], withModel, ...columns.slice(1)]} rows={ablation} keyOf={({ library, model, part }) => `${library}/${model}/${part}`} find={ablation.length > 12 ? 'part' : undefined} atFirst={12} class="figures" />
    </section>
  );
}

const columns: [Column<AblatedPart>, ...Column<AblatedPart>[]] = [
  { id: 'part', title: 'Part', value: partTitle },
  { id: 'lost', title: 'Points lost', kind: 'number', value: ({ lost }) => lost.mean, cell: (part) => lostTexts(part).points },
  { id: 'interval', title: '95 % interval', kind: 'number', value: ({ lost }) => lost.low, cell: (part) => lostTexts(part).interval },
  { id: 'trials', title: 'Trials', kind: 'number', value: ({ tried }) => tried },
  { id: 'solved', title: 'Solved', kind: 'number', value: ({ solvedWith, solvedWithout }) => solvedWith - solvedWithout, cell: ({ solvedWith, solvedWithout }) => `${String(solvedWith)} → ${String(solvedWithout)}` },
];

const withModel: Column<AblatedPart> = { id: 'model', title: 'Library and model', class: 'words', value: ({ library, model }) => `${library} · ${model}` };
