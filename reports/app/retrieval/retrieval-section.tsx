import type { VNode } from 'preact';
import { useCallback } from 'preact/hooks';
import { foundAt, type RetrievalGroup, type Retrieval } from '../../retrieval/retrieval.ts';
import type { Report } from '../../report.ts';
import { plural, thousands } from '../figures.ts';
import { groupName, personaTitle } from '../parts/group-name.ts';
import { PlotFigure } from '../parts/plot-figure.tsx';
import { drawRetrieval } from './draw-retrieval.ts';
import { MissedTable } from './missed-table.tsx';
import { RetrievalTable } from './retrieval-table.tsx';
import { foundWords } from './retrieval-words.ts';
import { UnknownNeeds } from './unknown-needs.tsx';

/** Whether searches brought what was needed. */
export function RetrievalSection({ report }: { report: Report }): VNode {
  const { retrieval } = report;
  return (
    <section id="retrieval">
      <h2 tabIndex={-1}>Retrieval</h2>
      {retrieval === undefined ? <p>This report was written without it: “uagent report {report.stamp.run}” writes it again, with what the home folder has of the docs.</p> : <Found report={report} retrieval={retrieval} />}
    </section>
  );
}

function Found({ report, retrieval }: { report: Report; retrieval: Retrieval }): VNode {
  const { groups, missed, unknown } = retrieval;
  return (
    <>
      <p class="muted">
        For each symbol that an accepted solution needs, the passage that explains it best, of those that the persona may read, is what a perfect search would bring. This is where attempts first saw it.
        Another passage may explain the same, so that one that was never seen need not have been missed.
      </p>
      {groups.length === 0 ? <p>{noneReason(retrieval)}</p> : <Legend groups={groups} />}
      {groups.map((group, i) => <Chart key={i} report={report} group={group} />)}
      {groups.length === 0 ? null : idleGroups(report).map((name) => <p key={name} class="muted">{name}: searched nothing, so that nothing is told of what searches bring.</p>)}
      {groups.length === 0 ? null : <MissedTable report={report} missed={missed} />}
      <UnknownNeeds report={report} unknown={unknown} />
    </>
  );
}

/** Those that had docs and looked nothing up. */
function idleGroups(report: Report): string[] {
  const idle = report.groups.filter(({ arm, effort }) => (arm === 'docs' || arm === 'anonymised') && effort.some(({ attempts }) => attempts > 0) && effort.every(({ searches, reads }) => searches + reads === 0));
  return idle.map((group) => groupName(report, group));
}

function noneReason({ needed, unknown }: Retrieval): string {
  if (needed.length === 0 && unknown.length > 0) return 'What tasks need of the docs is not known, for the reasons below.';
  return 'No attempt searched docs: closed-book trials have none, and those of an oracle are handed what they need, and the reference looks nothing up. “--arm docs” with a model that searches tells.';
}

function Legend({ groups }: { groups: RetrievalGroup[] }): VNode {
  const used = foundAt.filter((at) => groups.some(({ personas }) => personas.some(({ found }) => found[at] > 0)));
  return (
    <p class="legend">
      {used.map((at) => (
        <span key={at}>
          <span class="swatch" style={{ background: foundWords[at].colour }} /> {foundWords[at].title}
        </span>
      ))}
    </p>
  );
}

function Chart({ report, group }: { report: Report; group: RetrievalGroup }): VNode {
  const titleOf = useCallback((persona: string) => personaTitle(report, persona), [report]);
  const draw = useCallback((width: number) => drawRetrieval({ group, titleOf, width }), [group, titleOf]);
  const own = report.groups.find(({ library, arm, model }) => library === group.library && arm === group.arm && model === group.model);
  const name = own === undefined ? '' : groupName(report, own);
  const needed = group.personas.reduce((sum, each) => sum + each.needed, 0);
  const never = group.personas.reduce((sum, each) => sum + each.found.never, 0);
  return (
    <PlotFigure
      caption={`${name === '' ? '' : `${name}: `}${thousands(needed - never)} of ${plural(needed, 'needed passage')} ${needed === 1 ? 'was' : 'were'} seen; ranks are those of the first search`}
      draw={draw}
      table={() => <RetrievalTable group={group} titleOf={titleOf} />}
    />
  );
}
