import type { VNode } from 'preact';
import type { Difference } from '../../arm-contrasts.ts';
import { isFloor } from '../../floor.ts';
import type { Report, ReportGroup } from '../../report.ts';
import { figure, signedFigure } from '../figures.ts';
import { groupName } from '../parts/group-name.ts';
import { suiteAsTyped } from './suite-as-typed.ts';
import { headlineGroups } from '../../headline-groups.ts';
import { floorOf } from './score-points.ts';

/** What the scores are held against: the floor of copying and the lift of the docs, or how to measure them. */
export function ReferenceNotes({ report }: { report: Report }): VNode {
  const groups = headlineGroups(report);
  return (
    <ul class="reference-notes small">
      {groups.every(isFloor) ? <li><strong>Copy-paste floor</strong>: these scores are the floor itself, what copying code from the docs comes to.</li> : groups.map((group) => <FloorNote key={`floor ${groupName(report, group)}`} report={report} group={group} />)}
      {groups.map((group) => (
        <LiftNote key={`lift ${groupName(report, group)}`} report={report} group={group} />
      ))}
      <Missing report={report} groups={groups} />
    </ul>
  );
}

interface NoteProps {
  report: Report;
  group: ReportGroup;
}

function FloorNote({ report, group }: NoteProps): VNode | null {
  const floor = floorOf(report, group);
  if (isFloor(group)) return <li><strong>Copy-paste floor</strong>{named(report, group)}: these scores are the floor itself, what copying code from the docs comes to.</li>;
  if (floor?.usability.value == null) return null;
  return (
    <li>
      <strong>Copy-paste floor {figure(floor.usability.value.mean)}</strong>
      {named(report, group)}: what copying from the docs comes to{floor.run === report.stamp.run ? '' : `, by run ${floor.run}`}.
    </li>
  );
}

function LiftNote({ report, group }: NoteProps): VNode | null {
  const contrast = report.contrasts.find(({ kind, library, model }) => kind === 'docs-lift' && library === group.library && model === group.model);
  if (group.arm !== 'docs' || contrast === undefined) return null;
  return (
    <li>
      <strong>Docs lift {signedFigure(contrast.usability.mean)}</strong>
      {named(report, group)}: {liftWords(contrast.usability)}
    </li>
  );
}

function liftWords({ low, high, verdict }: Difference): string {
  const interval = low === null || high === null ? '' : `95 % interval ${signedFigure(low)} to ${signedFigure(high)}; `;
  return `${interval}${verdict === 'no conclusion' ? 'chance alone could do that.' : 'more than chance does.'}`;
}

/** One quiet line for what nobody measured. */
function Missing({ report, groups }: { report: Report; groups: ReportGroup[] }): VNode | null {
  const suite = suiteAsTyped(report.run);
  const models = groups.filter(({ arm, model }) => arm === 'docs' && model !== 'offline' && model !== 'reference' && model !== 'empty');
  const noFloor = models.length > 0 && models.every((group) => floorOf(report, group) === undefined);
  const noLift = report.contrasts.every(({ kind }) => kind !== 'docs-lift');
  const [model] = models;
  if (!noFloor && !noLift) return null;
  return (
    <li class="muted">
      {noFloor ? <>Copy-paste floor: not measured; <code>uagent run {suite} --model offline</code> measures it, and <code>uagent runs keep latest --as floor</code> keeps it for this report. </> : null}
      {noLift ? <>Docs lift: not measured; <code>uagent run {suite} --model {model?.model ?? 'openai:…'} --arm docs --arm closed-book</code> tells what the docs add.</> : null}
    </li>
  );
}

function named(report: Report, group: ReportGroup): string {
  const name = headlineGroups(report).length > 1 ? groupName(report, group) : '';
  return name === '' ? '' : ` (${name})`;
}
