import type { VNode } from 'preact';
import type { Report } from '../../report.ts';
import { plural } from '../figures.ts';
import { Ablation } from './ablation.tsx';
import { Contrasts } from './contrasts.tsx';
import { PersonaChart } from './persona-chart.tsx';
import { PersonaTable } from './persona-table.tsx';
import { ScoreCard } from './score-card.tsx';

/** The first screen: how usable, for whom, how sure. */
export function Overview({ report }: { report: Report }): VNode {
  const { libraries } = report.method;
  return (
    <section id="overview" class="overview">
      <p class="eyebrow">
        Usability report · {report.run.suite.title}
        {report.run.label === null ? '' : ` · ${report.run.label}`}
      </p>
      <h1 tabIndex={-1}>{libraries.map((library) => libraryName(library)).join(', ')}</h1>
      <p class="muted">
        {plural(report.tasks.length, 'task')}, {plural(report.personas.length, 'persona')}, {plural(report.attempts.length, 'attempt')}
      </p>
      <div class="score-cards">
        {report.groups.map((group) => (
          <ScoreCard key={`${group.library}/${group.arm}/${group.model}`} report={report} group={group} />
        ))}
      </div>
      <Contrasts report={report} />
      <PersonaChart report={report} />
      <PersonaTable report={report} />
      <Ablation report={report} />
      {report.warnings.length === 0 ? null : (
        <aside class="warnings" aria-label="Before you trust these figures">
          <h2>Before you trust these figures</h2>
          <ul>
            {report.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </aside>
      )}
    </section>
  );
}

/** With the version of the package that bears its name, where there is one. */
function libraryName({ id, packages }: Report['method']['libraries'][number]): string {
  const own = packages.find(({ name }) => name === id);
  return own === undefined ? id : `${id} ${own.version}`;
}
