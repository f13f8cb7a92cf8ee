import type { ReportGroup, ReportHead } from './report.ts';

/** Tasks that some persona solved in some of its attempts and not in others, with how often: noise that one attempt would hide. */
export function unsteadyTasks(report: ReportHead, group: ReportGroup): { task: string; rates: string }[] {
  return report.tasks.flatMap(({ title }, i) => {
    const rates = group.personas.flatMap(({ persona, tasks }) => {
      const cell = tasks[i];
      if (cell === undefined || cell.solved === 0 || cell.solved === cell.scored) return [];
      const name = report.personas.find(({ id }) => id === persona)?.title ?? persona;
      return [`${name} ${String(cell.solved)} of ${String(cell.scored)}`];
    });
    return rates.length === 0 ? [] : [{ task: title, rates: rates.join(', ') }];
  });
}
