import type { Report } from '../../report.ts';

/** The suite as whoever began the run typed it, quotes and all: the first argument. A folder is not found by the suite's id. */
export function suiteAsTyped({ command, suite }: Pick<Report['run'], 'command' | 'suite'>): string {
  return /^uagent run ((?!-)(?:'[^']*'|\\.|[^\s'\\])+)/u.exec(command)?.[1] ?? suite.id;
}
