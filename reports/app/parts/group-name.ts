import type { Report, ReportGroup } from '../../report.ts';

/** What tells the groups of this report apart; empty when there is one. */
export function groupName(report: Report, group: ReportGroup): string {
  if (report.groups.length === 1) return '';
  const differs = (part: (member: ReportGroup) => string): boolean => new Set(report.groups.map(part)).size > 1;
  const parts = [
    ...(differs(({ library }) => library) ? [group.library] : []),
    ...(differs(({ arm }) => arm) ? [group.arm] : []),
    ...(differs(({ model }) => model) ? [group.model] : []),
  ];
  return parts.join(' · ');
}

export function personaTitle(report: Report, id: string): string {
  return report.personas.find((persona) => persona.id === id)?.title ?? id;
}

export function taskTitle(report: Report, id: string): string {
  return report.tasks.find((task) => task.id === id)?.title ?? id;
}
