/** How fast a sitting gets on. */
export interface Pace {
  /** Called when another trial is finished; words such as `3.1/min, about 27 min left`, or none while it is too early to tell. */
  step: (left: number) => string | undefined;
}

/** Before that, what comes first (docs being read, a gate that opens slowly) says little about the rest. */
const leastSteps = 3;
const leastMs = 20_000;

export function createPace(clock: () => number): Pace {
  const begun = clock();
  let steps = 0;
  return {
    step: (left) => {
      steps += 1;
      const elapsed = clock() - begun;
      if (steps < leastSteps || elapsed < leastMs) return undefined;
      const perMinute = (60_000 * steps) / elapsed;
      const rate = `${perMinute.toFixed(perMinute < 10 ? 1 : 0)}/min`;
      return left === 0 ? rate : `${rate}, ${duration(left / perMinute)} left`;
    },
  };
}

function duration(minutes: number): string {
  if (minutes < 1) return 'under 1 min';
  if (minutes < 90) return `about ${String(Math.round(minutes))} min`;
  const hours = minutes / 60;
  return hours < 48 ? `about ${hours.toFixed(1)} h` : `about ${String(Math.round(hours / 24))} days`;
}
