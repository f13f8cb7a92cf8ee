import { detectableDifference, unitsToDetect, varianceFor } from '../statistics/detectable-difference.ts';
import { mean } from '../statistics/mean.ts';

/** About how much more it would take to show a difference of so many points in 80 of 100 comparisons. */
export interface NeededSample {
  points: number;
  /** With as many repeats as now. */
  tasks: number;
  /** With as many tasks as now; null where the spread of the tasks seems too wide for any number of them, or where one repeat tells nothing of their spread. */
  repeats: number | null;
}

/** One pair's difference, by its task and by what else names it but the repeat. */
export interface CellDifference {
  task: string;
  cell: string;
  repeat: number;
  difference: number;
}

/** So small a difference readers notice. */
const points = 5;

/** Null where the differences tell no variance: of fewer than 6 tasks, or all alike. */
export function neededSample(differences: readonly CellDifference[]): NeededSample | null {
  const tasks = [...groupBy(differences, ({ task }) => task).values()];
  const detectable = detectableDifference(tasks.map((own) => meanOf(own)));
  if (detectable === null) return null;
  const variance = varianceFor(detectable, tasks.length);
  return { points, tasks: unitsToDetect(points, variance), repeats: neededRepeats({ tasks, variance }) };
}

/** Of a task's variance only what repeats of one cell differ by shrinks with their number. */
function neededRepeats({ tasks, variance }: { tasks: CellDifference[][]; variance: number }): number | null {
  const bearable = varianceFor(points, tasks.length);
  const noises = tasks.flatMap((own) => noiseOfMean(own) ?? []);
  const noise = mean(noises);
  if (noise === null || noises.length < tasks.length) return null;
  const repeats = Math.max(...tasks.flat().map(({ repeat }) => repeat));
  const between = Math.max(0, variance - noise);
  return between >= bearable ? null : Math.max(1, Math.ceil((noise * repeats) / (bearable - between)));
}

/** Variance of a task's mean that comes of its repeats; null where a cell has but one. */
function noiseOfMean(own: CellDifference[]): number | null {
  const cells = [...groupBy(own, ({ cell }) => cell).values()];
  if (cells.some((cell) => cell.length < 2)) return null;
  const noise = cells.map((cell) => {
    const centre = meanOf(cell);
    const squares = cell.reduce((sum, { difference }) => sum + (difference - centre) ** 2, 0);
    return (squares / (cell.length - 1)) * (cell.length / own.length ** 2);
  });
  return noise.reduce((sum, each) => sum + each, 0);
}

/** Sorted, because a sum depends on its order in the last digits. */
function meanOf(own: readonly CellDifference[]): number {
  return mean(own.map(({ difference }) => difference).sort((a, b) => a - b)) ?? 0;
}

function groupBy(differences: readonly CellDifference[], keyOf: (each: CellDifference) => string): Map<string, CellDifference[]> {
  const groups = new Map<string, CellDifference[]>();
  for (const each of differences) {
    const own = groups.get(keyOf(each));
    if (own === undefined) groups.set(keyOf(each), [each]);
    else own.push(each);
  }
  return groups;
}
