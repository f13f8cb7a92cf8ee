import type { VNode } from 'preact';
import type { Report } from '../../report.ts';
import { plural } from '../figures.ts';
import { Ablation } from './ablation.tsx';
import { Contrasts } from './contrasts.tsx';
import { headlineGroups } from '../../headline-groups.ts';
import { ReferenceNotes } from './reference-notes.tsx';
import { ScoreCard } from './score-card.tsx';
import { ScoreChart } from './score-chart.tsx';
import { TopFixes } from './top-fixes.tsx';

/** The first screen, which answers how usable, for whom, how sure, and what to do; then what stands behind it. */
export function Overview({ report }: { report: Report }): VNode {
  const { libraries } = report.method;
  const groups = headlineGroups(report);
  return (
    <section id="overview" class="overview">
      <p class="eyebrow">
        Usability report · {report.run.suite.title}
        {report.run.label === null ? '' : ` · ${report.run.label}`} · {plural(report.tasks.length, 'task')}, {plural(report.personas.length, 'persona')}, {plural(report.attempts.length, 'attempt')}
      </p>
      <h1 tabIndex={-1}>{libraries.map((library) => libraryName(library)).join(', ')}</h1>
      <Caution report={report} />
      <div class="first-screen">
        <div class="score-cards">
          {groups.map((group) => (
            <ScoreCard key={`${group.library}/${group.arm}/${group.model}`} report={report} group={group} isSmall={groups.length > 1} />
          ))}
        </div>
        <TopFixes report={report} />
      </div>
      <ScoreChart report={report} />
      <ReferenceNotes report={report} />
      <Contrasts report={report} />
      <Ablation report={report} />
      {report.warnings.length === 0 ? null : (
        <aside id="warnings" class="warnings" aria-label="Before you trust these figures">
          <h2 tabIndex={-1}>Before you trust these figures</h2>
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

/** The gravest warning stands above the figures, the rest below them. */
function Caution({ report: { warnings } }: { report: Report }): VNode | null {
  const [first] = warnings;
  if (first === undefined) return null;
  return (
    <p class="caution small">
      <strong>Before you trust these figures:</strong> {first}
      {warnings.length === 1 ? null : ` And ${plural(warnings.length - 1, 'more note')} below.`}
    </p>
  );
}

/** With the version of the package that bears its name, where there is one. */
function libraryName({ id, packages }: Report['method']['libraries'][number]): string {
  const own = packages.find(({ name }) => name === id);
  return own === undefined ? id : `${id} ${own.version}`;
}
