import type { VNode } from 'preact';
import type { PersonaEffort } from '../../report-effort.ts';
import type { Report, ReportGroup } from '../../report.ts';
import { seconds, thousands } from '../figures.ts';
import type { Column } from '../parts/arrange-rows.ts';
import { DataTable } from '../parts/data-table.tsx';
import { groupName, personaTitle } from '../parts/group-name.ts';

interface Row {
  group: ReportGroup;
  effort: PersonaEffort;
}

/** Means over a persona's attempts, and medians of how it went until the first success. */
export function EffortTable({ report }: { report: Report }): VNode {
  const rows = report.groups.flatMap((group) => group.effort.map((effort) => ({ group, effort })));
  return (
    <>
      <DataTable id="effort" label="What an attempt took, by persona" caption="What an attempt took, and its first success" columns={columnsOf(report)} rows={rows} keyOf={({ group, effort }) => `${groupName(report, group)} ${effort.persona}`} class="figures effort" />
      <p class="muted small">
        Means over attempts; of the first success medians over those that came to one. Look-ups are searches, pages opened and declarations looked up; checks are type checks and runs of the examples; repairs are changed versions after feedback.
        The first success is the first version that passed all shown examples, or, where they were not run, the submission if it passes every hidden case.
      </p>
    </>
  );
}

function columnsOf(report: Report): Column<Row>[] {
  const isOne = report.groups.length === 1;
  const hasTokens = report.groups.some(({ effort }) => effort.some(({ tokens }) => tokens > 0));
  const places = new Map(report.personas.map(({ id }, i) => [id, i]));
  const mean = (id: string, title: string, sum: (effort: PersonaEffort) => number): Column<Row> => {
    const value = ({ effort }: Row): number | null => (effort.attempts === 0 ? null : sum(effort) / effort.attempts);
    return { id, title, kind: 'number', value, cell: (row) => rounded(value(row)) };
  };
  const first = (id: 'seconds' | 'tokens' | 'lookUps', title: string, words: (value: number) => string): Column<Row> => ({
    id: `first-${id}`, title, kind: 'number', value: ({ effort }) => effort.firstSuccess[id], cell: ({ effort }) => { const value = effort.firstSuccess[id]; return value === null ? '–' : words(value); },
  });
  return [
    { id: 'persona', title: 'Persona', value: ({ effort }) => places.get(effort.persona) ?? null, cell: ({ effort }) => personaTitle(report, effort.persona) },
    ...(isOne ? [] : [{ id: 'group', title: 'Run with', class: 'words', value: ({ group }: Row) => groupName(report, group) }]),
    ...(hasTokens ? [mean('tokens', 'Tokens', ({ tokens }) => tokens)] : []),
    mean('lookups', 'Look-ups', ({ searches, reads, apiLookUps }) => searches + reads + apiLookUps),
    mean('checks', 'Checks', ({ typeChecks, exampleRuns }) => typeChecks + exampleRuns),
    mean('repairs', 'Repairs', ({ repairs }) => repairs),
    { id: 'success', title: 'First success', kind: 'number', value: ({ effort: { firstSuccess, attempts } }) => (attempts === 0 ? null : firstSuccess.attempts / attempts), cell: ({ effort: { firstSuccess, attempts } }) => <>{firstSuccess.attempts}<span class="muted"> of {attempts}</span></> },
    first('lookUps', 'after look-ups', rounded),
    ...(hasTokens ? [first('tokens', 'after tokens', (value) => thousands(Math.round(value))), first('seconds', 'after time', (value) => seconds(1000 * value))] : []),
  ];
}

function rounded(value: number | null): string {
  if (value === null) return '–';
  return value >= 100 ? thousands(Math.round(value)) : String(Math.round(10 * value) / 10);
}
