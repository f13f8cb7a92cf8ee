import type { VNode } from 'preact';
import type { ComparedSide, RunComparison } from '../../../runs/comparison/run-comparison.ts';
import { comparisonNotes } from '../../comparison/comparison-notes.ts';
import { comparisonSentence, precisionSentence } from '../../comparison/comparison-sentence.ts';
import { byChange } from '../../comparison/comparison-tables.ts';
import { differenceWords } from '../../comparison/difference-words.ts';
import { plural } from '../figures.ts';
import { DifferenceChart } from './difference-chart.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { FindingList } from './finding-list.tsx';
import { FrictionChanges } from './friction-changes.tsx';
import { SolvedList } from './solved-list.tsx';
import { verdictClass } from './verdict-class.ts';

export interface ComparisonViewProps {
  comparison: RunComparison;
  /** Where a run is to be seen; left out in a file of its own. */
  linkTo?: (run: string) => string;
}

/** Two runs held against each other: what it comes to, then by dimension, persona and task, and what else moved. */
export function ComparisonView({ comparison, linkTo }: ComparisonViewProps): VNode {
  const { verdict, dimensions, personas, libraries, tasks, solved, friction, findings, differs, suite, pairs, base, head } = comparison;
  const unsure = dimensions.filter((each) => each.verdict === 'no conclusion').map(precisionSentence).find((text) => text !== '');
  const notes = comparisonNotes(comparison);
  return (
    <>
      <section class="comparison">
        <p class="eyebrow">Comparison · {suite.title}</p>
        <h1 tabIndex={-1}>
          <span class={`verdict ${verdictClass(verdict)}`}>{titles[verdict]}</span>
        </h1>
        <p class="plain-words">{comparisonSentence(comparison)}</p>
        {unsure === undefined ? null : <p class="muted">{unsure}</p>}
        <dl class="terms sides">
          <Side title="Base" side={base} linkTo={linkTo} />
          <Side title="Head" side={head} linkTo={linkTo} />
          <dt>Compared</dt>
          <dd>
            {plural(pairs.compared, 'pair')} of attempts at {plural(pairs.tasks, 'task')}
          </dd>
          <dt>Differs</dt>
          <dd>{differs.length === 0 ? 'nothing that is recorded' : <ul>{differs.map((each) => <li key={differenceWords(each)}>{differenceWords(each)}</li>)}</ul>}</dd>
        </dl>
        <DifferenceChart title="Difference in points, head less base, with 95 % intervals" parts={dimensions} />
        <DifferenceTable title="Dimension" parts={dimensions} />
        {notes.length === 0 ? null : (
          <aside class="warnings" aria-label="Before you trust these figures">
            <h2>Before you trust these figures</h2>
            <ul>
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </aside>
        )}
      </section>
      <section>
        <h2>Who</h2>
        <DifferenceChart title="Difference in usability by persona" parts={personas} />
        <DifferenceTable title="Persona" parts={personas} />
        {libraries.length > 1 ? <DifferenceTable title="Library" parts={libraries} /> : null}
      </section>
      <section>
        <h2>Tasks</h2>
        <SolvedList comparison={comparison} solved={solved} />
        <DifferenceChart title="Difference in usability by task, what moved most first" parts={byChange(tasks)} />
        <DifferenceTable title="Task" parts={byChange(tasks)} />
      </section>
      <section>
        <h2>Friction</h2>
        <FrictionChanges friction={friction} />
        <FindingList title="New findings" none="No finding is new." findings={findings.new} />
        <FindingList title="Findings that are gone" none="No finding is gone." findings={findings.vanished} />
      </section>
    </>
  );
}

const titles: Record<RunComparison['verdict'], string> = { better: 'Better', worse: 'Worse', 'no conclusion': 'No conclusion' };

function Side({ title, side: { id, label, graded, planned }, linkTo }: { title: string; side: ComparedSide; linkTo: ComparisonViewProps['linkTo'] }): VNode {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {linkTo === undefined ? id : <a href={linkTo(id)}>{id}</a>}
        {label === null ? '' : ` · ${label}`} <span class="muted">{graded < planned ? `${String(graded)} of ${plural(planned, 'attempt')} graded` : plural(graded, 'attempt')}</span>
      </dd>
    </>
  );
}
