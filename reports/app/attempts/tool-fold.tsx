import type { VNode } from 'preact';
import { Fold } from '../parts/fold.tsx';
import { LongText } from '../parts/long-text.tsx';
import { plural } from '../figures.ts';
import { CodeListing } from './code-listing.tsx';
import { readTool, type ShownPassage, type ToolStep, type ToolView } from './tool-views.ts';

export type IsNeeded = (step: ToolStep, passage: ShownPassage, rank: number) => boolean;

const titles: Record<string, string> = {
  search_docs: 'Searched', read_doc: 'Opened', look_up_api: 'Looked up', check_types: 'Checked types', run_examples: 'Ran the examples', submit: 'Handed in',
};

/** One call of a tool with what came back. */
export function ToolFold({ step, isOpen, isNeeded }: { step: ToolStep; isOpen: boolean; isNeeded: IsNeeded }): VNode {
  const view = readTool(step);
  const needed = view.passages.map((passage, i) => isNeeded(step, passage, i + 1));
  return (
    <Fold open={isOpen} summary={<Summary step={step} view={view} needed={needed.filter(Boolean).length} />}>
      {() => (
        <>
          {view.code === null ? null : <CodeListing title="What it handed over" code={view.code} findings={[]} />}
          {view.says === '' ? null : <LongText text={view.says} />}
          {view.passages.length === 0 ? null : (
            <ol class="shown-passages">
              {view.passages.map((passage, i) => (
                <li key={i}>
                  <Passage passage={passage} isNeeded={needed[i] === true} />
                </li>
              ))}
            </ol>
          )}
          {view.budget === '' ? null : <p class="budget-note">{view.budget}</p>}
        </>
      )}
    </Fold>
  );
}

function Summary({ step, view, needed }: { step: ToolStep; view: ToolView; needed: number }): VNode {
  const { name, outcome } = step;
  return (
    <>
      <strong>{titles[name] ?? name}</strong> {view.asked === '' ? null : <span class="asked">{name === 'search_docs' ? `“${view.asked.slice(0, 300)}”` : view.asked.slice(0, 300)}</span>}{' '}
      {outcome === 'done' ? null : <span class="outcome failed small">{outcome === 'refused' ? 'refused: the budget is spent' : 'failed'}</span>}
      <span class="says-always small">
        {view.passages.length === 0 ? view.says.split('\n', 2).join(' ').slice(0, 200) : `${plural(view.passages.length, 'passage')} came back`}
        {needed === 0 ? null : <span class="needed-mark">{needed === 1 ? '1 that was needed' : `${String(needed)} that were needed`}</span>}
      </span>
    </>
  );
}

function Passage({ passage: { path, startLine, endLine, heading, text }, isNeeded }: { passage: ShownPassage; isNeeded: boolean }): VNode {
  return (
    <Fold
      summary={
        <>
          <code>{path}:{startLine}–{endLine}</code> <span class="muted small">{heading}</span>
          {isNeeded ? <span class="needed-mark">needed</span> : null}
        </>
      }
    >
      {() => <LongText text={text} />}
    </Fold>
  );
}
