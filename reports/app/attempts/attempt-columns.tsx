import { dimensions } from '../../../evaluators/evaluation.ts';
import type { AttemptRow } from '../../attempt-row.ts';
import { dollars } from '../../cost/dollars.ts';
import type { Report } from '../../report.ts';
import { figure, thousands } from '../figures.ts';
import type { Column } from '../parts/arrange-rows.ts';
import { BandFigure } from '../parts/band.tsx';
import { groupName, personaTitle, taskTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';
import { outcomeOf, outcomes } from './filter-attempts.ts';

/** Columns of the list; without models there is nothing to say about tokens and cost. */
export function attemptColumns(report: Report, filters: Readonly<Record<string, string>>): Column<AttemptRow>[] {
  const place = new Map(report.personas.map(({ id }, i) => [id, i]));
  const names = new Map(report.groups.map((group) => [groupKey(group), groupName(report, group)]));
  const repeated = report.attempts.some(({ trial }) => trial.repeat > 1);
  const paid = report.attempts.some(({ usage }) => usage.calls > 0);
  return [
    {
      id: 'task', title: 'Task', value: ({ trial }) => `${taskTitle(report, trial.task)} ${whereOf(names, trial, repeated)}`,
      cell: ({ key, trial }) => (
        <>
          <a href={routeTo('attempts', { ...filters, open: key })}>{taskTitle(report, trial.task)}</a>
          <span class="muted small block narrow-only">{personaTitle(report, trial.persona)}</span>
          <span class="muted small block">{whereOf(names, trial, repeated)}</span>
        </>
      ),
    },
    // In the order of their level, which their names do not tell.
    { id: 'persona', title: 'Persona', value: ({ trial }) => `${String(place.get(trial.persona) ?? 99).padStart(3, '0')} ${personaTitle(report, trial.persona)}`, cell: ({ trial }) => personaTitle(report, trial.persona), class: 'wide-only' },
    { id: 'outcome', title: 'Outcome', value: (row) => outcomes[outcomeOf(row)], cell: (row) => <span class={`outcome ${outcomeOf(row)}`}>{outcomes[outcomeOf(row)]}</span> },
    { id: 'usability', title: 'Usability', value: ({ usability }) => usability, cell: ({ usability }) => <BandFigure value={usability} />, kind: 'number' },
    ...dimensions.map((dimension): Column<AttemptRow> => ({ id: dimension, title: `${dimension.charAt(0).toUpperCase()}${dimension.slice(1)}`, value: ({ scores }) => scores[dimension], cell: ({ scores }) => figure(scores[dimension]), kind: 'number', class: 'wide-only' })),
    { id: 'findings', title: 'Findings', value: ({ findings }) => findings, cell: ({ findings }) => (findings === 0 ? '' : findings), kind: 'number', class: 'wide-only' },
    ...(paid ? [
      { id: 'tokens', title: 'Tokens', value: ({ effort }) => effort.tokens, cell: ({ effort }) => thousands(effort.tokens), kind: 'number', class: 'wide-only' },
      { id: 'cost', title: 'Cost', value: ({ usd }) => usd, cell: ({ usd }) => (usd === null ? '–' : dollars(usd)), kind: 'number', class: 'wide-only' },
    ] satisfies Column<AttemptRow>[] : []),
  ];
}

/** What a reader needs to tell it from its neighbours. */
function whereOf(names: ReadonlyMap<string, string>, trial: AttemptRow['trial'], repeated: boolean): string {
  return [names.get(groupKey(trial)) ?? '', repeated ? `repeat ${String(trial.repeat)}` : ''].filter((part) => part !== '').join(' · ');
}

function groupKey({ library, arm, model }: { library: string; arm: string; model: string }): string {
  return JSON.stringify([library, arm, model]);
}
