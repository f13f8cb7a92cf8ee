import type { ReportGroup } from './report.ts';

/** What a group's attempts took, in a sentence; empty where there is no attempt yet. */
export function effortSentence({ effort }: ReportGroup): string {
  const sum = (figure: (each: ReportGroup['effort'][number]) => number): number => effort.reduce((total, each) => total + figure(each), 0);
  const attempts = sum((each) => each.attempts);
  if (attempts === 0) return '';
  const mean = (total: number): string => {
    const value = total / attempts;
    return value >= 100 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1);
  };
  const tokens = sum((each) => each.tokens);
  const parts = [
    ...(tokens === 0 ? [] : [`${mean(tokens)} tokens`]),
    `${mean(sum(({ searches, reads, apiLookUps }) => searches + reads + apiLookUps))} look-ups`,
    `${mean(sum(({ typeChecks, exampleRuns }) => typeChecks + exampleRuns))} checks`,
    `${mean(sum(({ repairs }) => repairs))} repairs`,
  ];
  return `An attempt took ${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}; ${String(sum(({ firstSuccess }) => firstSuccess.attempts))} of ${String(attempts)} came to code that works on the examples.`;
}
