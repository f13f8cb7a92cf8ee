import type { VNode } from 'preact';
import type { JudgeSummary } from '../../judging/judging.ts';
import { thousands } from '../figures.ts';
import type { Column } from '../parts/arrange-rows.ts';
import { DataTable } from '../parts/data-table.tsx';

/** Who was asked how much, what it cost, and why a grade is missing. */
export function JudgeTable({ judges }: { judges: JudgeSummary[] }): VNode {
  return <DataTable id="judges" label="Judges" columns={columns} rows={judges} keyOf={({ judge }) => judge} class="judges" />;
}

const columns: Column<JudgeSummary>[] = [
  { id: 'judge', title: 'Judge', value: ({ judge }) => judge },
  { id: 'graded', title: 'Graded', value: ({ scored }) => scored, cell: ({ scored, asked }) => <>{thousands(scored)}<span class="muted"> of {thousands(asked)}</span></> },
  { id: 'tokens', title: 'Tokens in, out', class: 'wide-only', value: ({ usage }) => usage.inputTokens + usage.outputTokens, cell: ({ usage }) => `${thousands(usage.inputTokens)}, ${thousands(usage.outputTokens)}` },
  { id: 'temperature', title: 'Temperature', class: 'wide-only', value: ({ temperature }) => temperature, cell: ({ temperature }) => (temperature === 0 ? '0' : 'its own; it takes no other') },
  { id: 'without', title: 'Without a grade', value: ({ asked, scored }) => asked - scored, cell: ({ unscored }) => unscored.map(({ reason, count }) => <span key={reason} class="block small">{thousands(count)} × {reason}</span>) },
];
