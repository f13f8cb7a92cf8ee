import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { CostSum } from '../../cost/cost.ts';
import { duration } from '../../cost/cost-words.ts';
import { dollars } from '../../cost/dollars.ts';
import { thousands } from '../figures.ts';
import type { Column } from '../parts/arrange-rows.ts';
import { DataTable } from '../parts/data-table.tsx';

export interface CostRow {
  name: string;
  sum: CostSum;
}

export interface CostTableProps {
  id: string;
  caption: string;
  /** Title of the first column. */
  first: string;
  rows: CostRow[];
  totals?: CostRow[];
}

/** The cached part of the input and the reasoning part of the output stand below the whole. */
export function CostTable({ id, caption, first, rows, totals = [] }: CostTableProps): VNode {
  const columns = useMemo(() => costColumns(first), [first]);
  return <DataTable id={id} label={`Cost ${caption.toLowerCase()}`} caption={caption} columns={columns} rows={rows} totals={totals} keyOf={({ name }) => name} class="cost" />;
}

function costColumns(first: string): Column<CostRow>[] {
  return [
    { id: 'name', title: first, value: ({ name }) => name },
    { id: 'attempts', title: 'Attempts', value: ({ sum }) => sum.attempts, kind: 'number', class: 'wide-only' },
    { id: 'in', title: 'Tokens in', value: ({ sum }) => sum.usage.inputTokens, cell: ({ sum: { usage } }) => <Tokens whole={usage.inputTokens} part={usage.cachedTokens} of="cached" />, kind: 'number' },
    { id: 'out', title: 'Tokens out', value: ({ sum }) => sum.usage.outputTokens, cell: ({ sum: { usage } }) => <Tokens whole={usage.outputTokens} part={usage.reasoningTokens} of="reasoning" />, kind: 'number' },
    { id: 'time', title: 'Time', value: ({ sum }) => (sum.attempts === 0 ? null : sum.seconds), cell: ({ sum }) => (sum.attempts === 0 ? '–' : duration(sum.seconds)), kind: 'number', class: 'wide-only' },
    { id: 'cost', title: 'Cost', value: ({ sum }) => (sum.attempts === 0 ? null : sum.usd), cell: ({ sum }) => (sum.attempts === 0 ? '–' : dollars(sum.usd)), kind: 'number' },
    { id: 'each', title: 'Each', value: ({ sum }) => eachUsd(sum), cell: ({ sum }) => { const usd = eachUsd(sum); return usd === null ? '–' : dollars(usd); }, kind: 'number', class: 'wide-only' },
  ];
}

function eachUsd({ attempts, usd }: CostSum): number | null {
  return attempts === 0 || usd === null ? null : usd / attempts;
}

function Tokens({ whole, part, of }: { whole: number; part: number; of: string }): VNode {
  return (
    <>
      {thousands(whole)}
      {part === 0 ? null : (
        <span class="muted small block">
          {thousands(part)} {of}
        </span>
      )}
    </>
  );
}
