import type { PersonaScore, Report, ReportGroup } from '../../report.ts';
import { personaTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';

/** One task for one persona of a group. */
export interface TaskCell {
  task: string;
  taskTitle: string;
  persona: string;
  personaTitle: string;
  /** Null where it is unscored, or was not tried. */
  usability: number | null;
  isTried: boolean;
  /** ✓ where every attempt solved it, a share where some did. */
  solved: string;
  /** All of it in words. */
  says: string;
  href: string;
}

export interface CellsRequest {
  report: Report;
  group: ReportGroup;
  /** Among the report's groups. */
  place: number;
}

/** Every cell of a group, in the report's order. */
export function taskCells({ report, group, place }: CellsRequest): TaskCell[] {
  return report.tasks.flatMap(({ id, title }, i) => group.personas.map((persona) => cellOf({ report, group, place }, { persona, own: persona.tasks[i], task: id, taskTitle: title })));
}

interface Cell {
  persona: PersonaScore;
  own: PersonaScore['tasks'][number] | undefined;
  task: string;
  taskTitle: string;
}

function cellOf({ report, place }: CellsRequest, { persona: { persona }, own, task, taskTitle }: Cell): TaskCell {
  const title = personaTitle(report, persona);
  const isTried = own !== undefined && own.attempts > 0;
  const usability = own?.usability ?? null;
  const [count, of] = [own?.solved ?? 0, own?.scored ?? 0];
  const score = !isTried ? 'not tried' : usability === null ? 'unscored' : String(Math.round(usability));
  return {
    task, taskTitle, persona, personaTitle: title, usability, isTried,
    solved: count > 0 && count === of ? '✓' : of > 1 ? `${String(count)}/${String(of)}` : '',
    says: `${taskTitle}, ${title}: ${score}${isTried ? `, ${String(count)} of ${String(of)} solved` : ''}`,
    href: routeTo('attempts', { task, persona, group: report.groups.length === 1 ? '' : String(place) }),
  };
}

/** Ids of the tasks, those with the lowest mean over personas first; those without any score last. */
export function hardestFirst(report: Report, group: ReportGroup): string[] {
  const means = new Map(report.tasks.map(({ id }, i) => {
    const known = group.personas.flatMap(({ tasks }) => tasks[i]?.usability ?? []);
    return [id, known.length === 0 ? Infinity : known.reduce((sum, value) => sum + value, 0) / known.length];
  }));
  return report.tasks.map(({ id }) => id).sort((a, b) => {
    const [left, right] = [means.get(a) ?? Infinity, means.get(b) ?? Infinity];
    return left === right ? 0 : left - right;
  });
}
