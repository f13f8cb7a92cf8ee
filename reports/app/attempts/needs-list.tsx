import type { VNode } from 'preact';
import type { NeededPassage } from '../../../runs/library-facts.ts';
import type { ReportAttempt, ReportStep } from '../../report.ts';
import { StepLink } from './step-link.tsx';
import { readTool } from './tool-views.ts';

/** What it needed of the docs, and where it saw that first. */
export function NeedsList({ attempt, needs }: { attempt: ReportAttempt; needs: readonly NeededPassage[] | null }): VNode | null {
  if (needs === null || needs.length === 0 || attempt.trial.arm === 'closed-book') return null;
  const seen = needs.filter(({ id }) => attempt.passages.some((passage) => passage.id === id)).length;
  return (
    <>
      <h2>
        Needed passages <span class="muted">{`${String(seen)} of ${String(needs.length)} seen`}</span>
      </h2>
      <ul class="plain-list needs">
        {needs.map((need) => (
          <li key={need.id}>
            <code>{need.path}:{need.startLine}–{need.endLine}</code> <span class="muted small">{need.heading.join(' › ')}</span>
            <span class="block small">
              <Seen attempt={attempt} need={need} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Seen({ attempt: { passages, steps }, need }: { attempt: ReportAttempt; need: NeededPassage }): VNode {
  const by = passages.find(({ id }) => id === need.id)?.by;
  if (by === undefined) return <span class="outcome failed">never seen</span>;
  if (by.kind === 'prompt') return <span class="outcome solved">given with the task</span>;
  const step = by.kind === 'search' ? stepOf(steps, 'search_docs', by.query) : stepOf(steps, 'read_doc', need.path);
  return (
    <span class="outcome solved">
      {by.kind === 'search' ? `number ${String(by.rank)} of a search` : 'on a page that it opened'}
      {step < 0 ? null : <>, <StepLink step={step} /></>}
    </span>
  );
}

function stepOf(steps: readonly ReportStep[], tool: string, asked: string): number {
  return steps.findIndex((step) => step.kind === 'tool' && step.name === tool && step.outcome === 'done' && readTool(step).asked.trim() === asked);
}
