import { dimensions } from '../../evaluators/evaluation.ts';
import type { ReportGroup, ReportHead, Score } from '../report.ts';
import { summarySentence } from '../summary-sentence.ts';
import { markdownFold, markdownTable } from './markdown-blocks.ts';
import { markdownText } from './markdown-text.ts';

/** What comes first: one group with its personas, or several beside each other, whose personas are then folded. */
export function groupBlocks(report: ReportHead): string[] {
  const [first, ...others] = report.groups;
  if (first === undefined || report.run.finished === 0) return ['**Nothing was finished, so there is nothing to score.**'];
  if (others.length === 0) return [headline(first), markdownText(summarySentence(report, first)), personaTable(report, first)];
  return [headline(first), markdownText(summarySentence(report, first)), groupTable(report.groups)];
}

/** The personas of each group, where the groups stand beside each other before. */
export function foldedPersonas(report: ReportHead): string[] {
  if (report.groups.length < 2 || report.run.finished === 0) return [];
  return report.groups.map((group) => markdownFold(`Personas, ${groupName(group)}`, `${markdownText(summarySentence(report, group))}\n\n${personaTable(report, group)}`));
}

export function groupName(group: ReportGroup): string {
  return markdownText(`${group.library}, ${group.arm}, ${group.model}`);
}

export function personaTitle(report: ReportHead, id: string): string {
  return markdownText(report.personas.find((persona) => persona.id === id)?.title ?? id);
}

function headline(group: ReportGroup): string {
  const heading = `${markdownText(group.library)} · ${markdownText(group.arm)} · ${markdownText(group.model)}`;
  const score = group.usability.value;
  return score === null ? `**${heading}: not scored**` : `**${heading}: ${whole(score.mean)} of 100, ${score.band}** (95 % interval ${whole(score.low)} to ${whole(score.high)})`;
}

function personaTable(report: ReportHead, group: ReportGroup): string {
  const rows = group.personas.map((persona) => [
    personaTitle(report, persona.persona),
    cell(persona.usability),
    ...dimensions.map((dimension) => cell(persona.dimensions[dimension])),
    `${String(persona.solved.count)} of ${String(persona.solved.of)}`,
  ]);
  return markdownTable(['Persona', 'Usability', 'Correctness', 'Compliance', 'Readability', 'Solved'], rows);
}

/** A comment is a screen: the others are in the folds. */
const mostGroups = 8;

function groupTable(groups: readonly ReportGroup[]): string {
  const parts = (['library', 'arm', 'model'] as const).filter((part) => new Set(groups.map((group) => group[part])).size > 1);
  const titles = { library: 'Library', arm: 'Arm', model: 'Model' };
  const rows = groups.slice(0, mostGroups).map((group) => {
    const [count, of] = [group.personas.reduce((sum, { solved }) => sum + solved.count, 0), group.personas.reduce((sum, { solved }) => sum + solved.of, 0)];
    return [...parts.map((part) => markdownText(group[part])), cell(group.usability), ...dimensions.map((dimension) => mean(group, dimension)), `${String(count)} of ${String(of)}`];
  });
  const table = markdownTable([...parts.map((part) => titles[part]), 'Usability', 'Correctness', 'Compliance', 'Readability', 'Solved'], rows, parts.length);
  return groups.length > mostGroups ? `${table}\n\n${String(groups.length - mostGroups)} more below.` : table;
}

/** Over personas, as usability is. */
function mean({ personas }: ReportGroup, dimension: (typeof dimensions)[number]): string {
  const means = personas.flatMap((persona) => persona.dimensions[dimension].value?.mean ?? []);
  return means.length === 0 ? '–' : whole(means.reduce((sum, each) => sum + each, 0) / means.length);
}

function cell({ value, unscored }: Score): string {
  const figure = value === null ? '–' : `${whole(value.mean)} (${whole(value.low)} to ${whole(value.high)})`;
  return unscored === 0 ? figure : `${figure}, ${String(unscored)} unscored`;
}

function whole(figure: number): string {
  return String(Math.round(figure));
}
