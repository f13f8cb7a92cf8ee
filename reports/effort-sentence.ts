import type { ReportGroup } from './report.ts';

/** What a group's attempts took, in a sentence; empty where there is no attempt yet. */
export function effortSentence({ effort }: ReportGroup): string {
  const sum = (figure: (each: ReportGroup['effort'][number]) => number): number => effort.reduce((total, each) => total + figure(each), 0);
  const attempts = sum((each) => each.attempts);
  if (attempts === 0) return '';
  const mean = (total: number, noun: string): string => {
    const value = total / attempts >= 100 ? Math.round(total / attempts) : Math.round((10 * total) / attempts) / 10;
    return `${String(value)} ${noun}${value === 1 ? '' : 's'}`;
  };
  const tokens = sum((each) => each.tokens);
  const parts = [
    ...(tokens === 0 ? [] : [mean(tokens, 'token')]),
    mean(sum(({ searches, reads, apiLookUps }) => searches + reads + apiLookUps), 'look-up'),
    mean(sum(({ typeChecks, exampleRuns }) => typeChecks + exampleRuns), 'check'),
    mean(sum(({ repairs }) => repairs), 'repair'),
  ];
  return `An attempt took ${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}; ${String(sum(({ firstSuccess }) => firstSuccess.attempts))} of ${String(attempts)} came to code that passes the examples.`;
}
