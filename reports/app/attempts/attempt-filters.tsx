import type { VNode } from 'preact';
import { causes } from '../../../evaluators/diagnosis/diagnosis.ts';
import { frictionClasses } from '../../../evaluators/evaluation.ts';
import { causeWords } from '../../fixes/cause-words.ts';
import { frictionWords } from '../../friction-words.ts';
import type { Report } from '../../report.ts';
import { groupName } from '../parts/group-name.ts';
import { SelectField } from '../parts/select-field.tsx';
import { replaceRoute } from '../route.ts';
import { outcomes } from './filter-attempts.ts';

type Query = Readonly<Record<string, string>>;

export function AttemptFilters({ report, query }: { report: Report; query: Query }): VNode {
  const friction = frictionClasses.filter((kind) => report.groups.some((group) => group.friction.some((row) => row.class === kind)));
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <Filter name="persona" label="Persona" query={query} options={report.personas.map(({ id, title }) => [id, title])} />
      <Filter name="task" label="Task" query={query} options={report.tasks.map(({ id, title }) => [id, title])} />
      <Filter name="outcome" label="Outcome" query={query} options={Object.entries(outcomes)} />
      <Filter name="friction" label="Friction" query={query} options={friction.map((kind) => [kind, frictionWords[kind]])} />
      <Filter name="cause" label="Cause" query={query} options={[...causes, 'unknown' as const].filter((cause) => report.attempts.some((attempt) => attempt.cause === cause)).map((cause) => [cause, causeWords[cause]])} />
      {report.groups.length === 1 ? null : (
        <Filter name="group" label="Run with" query={query} options={report.groups.map((group, i) => [String(i), groupName(report, group)])} />
      )}
    </form>
  );
}

interface FilterProps {
  name: string;
  label: string;
  query: Query;
  options: [value: string, title: string][];
}

function Filter({ name, label, query, options }: FilterProps): VNode {
  return (
    <SelectField
      name={name}
      label={label}
      value={query[name] ?? ''}
      options={[['', 'All'], ...options]}
      onChange={(value) => {
        replaceRoute('attempts', { ...query, [name]: value });
      }}
    />
  );
}
