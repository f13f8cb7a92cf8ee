import type { VNode } from 'preact';
import { judgingFormula, partedSentence } from '../../judging/judging-words.ts';
import type { Report } from '../../report.ts';
import { plural } from '../figures.ts';
import { DimensionTable } from './dimension-table.tsx';
import { JudgeTable } from './judge-table.tsx';
import { PartingList } from './parting-list.tsx';
import { PersonaComparison } from './persona-comparison.tsx';

/** What judges made of it, beside what was measured; nothing when no judge ran. */
export function JudgingSection({ report }: { report: Report }): VNode | null {
  const { judging } = report;
  if (judging === undefined) return null;
  return (
    <section id="judges" class="judging">
      <h2 tabIndex={-1}>Judges</h2>
      <p class="muted">
        A second opinion from {plural(judging.judges.length, 'language model')}. It changes no score: it shows where a reader sees the code otherwise than the measures do.
      </p>
      <DimensionTable judging={judging} />
      <h3>By persona</h3>
      <PersonaComparison report={report} judging={judging} />
      <h3>Where they part</h3>
      <p>{partedSentence(judging)}</p>
      <PartingList report={report} partings={judging.partings} />
      <h3>Who judged, and how</h3>
      <p class="small muted">{judgingFormula}</p>
      <JudgeTable judges={judging.judges} />
    </section>
  );
}
