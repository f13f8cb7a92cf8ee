import { terminalText } from '../terminal-text.ts';
import { wrapText } from '../wrap-text.ts';
import type { AttemptRow } from '../attempt-row.ts';
import type { ReportHead } from '../report.ts';
import type { JudgedDimension, JudgeSummary, Parting } from './judging.ts';
import { alphaText, judgesName, partedSentence } from './judging-words.ts';

/** Attempts listed by name; the rest are in the other forms. */
const mostPartings = 3;

/** With what tells attempts apart. */
export type NamedAttempts = ReportHead & { attempts: readonly Pick<AttemptRow, 'key' | 'trial'>[] };

/** What judges said, as lines for a terminal: measured beside judged, how far judges agree, and where they part from what was measured. */
export function terminalJudging(report: NamedAttempts, columns: number): string[] {
  const { judging } = report;
  if (judging === undefined) return [];
  const wrap = (text: string, indent = ''): string => wrapText(terminalText(text), columns - indent.length).split('\n').map((line) => `${indent}${line}`).join('\n');
  return [[
    wrap(`Second opinion of ${judgesName(judging)}, which changes no score`),
    table(judging.dimensions, judging.judges.length > 1, columns),
    wrap(partedSentence(judging)),
    ...judging.partings.slice(0, mostPartings).map((parting) => wrap(describe(parting, report), '  ')),
    ...judging.judges.flatMap((judge) => withoutGrade(judge).map((text) => wrap(text))),
  ].join('\n')];
}

function withoutGrade({ judge, asked, scored, unscored }: JudgeSummary): string[] {
  if (unscored.length === 0) return [];
  return [`${judge} left ${String(asked - scored)} of ${String(asked)} without a grade: ${unscored.map(({ reason, count }) => `${reason.replace(/\.$/u, '')} (${String(count)})`).join(', ')}.`];
}

function table(rows: readonly JudgedDimension[], several: boolean, columns: number): string {
  const cells = [
    ['', 'measured', 'judged', 'attempts', ...(several ? ['judges\' alpha'] : [])],
    ...rows.map(({ dimension, measured, judged, attempts, alpha }) => [dimension, whole(measured?.mean), whole(judged?.mean), String(attempts), ...(several ? [alphaText(alpha)] : [])]),
  ];
  const widths = cells[0]?.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0))) ?? [];
  const lines = cells.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '));
  if (lines.every((line) => line.length <= columns)) return lines.join('\n');
  return rows.map(({ dimension, measured, judged }) => wrapText(`${dimension}: measured ${whole(measured?.mean)}, judged ${whole(judged?.mean)}`, columns)).join('\n');
}

function describe({ key, dimension, measured, judged, scores }: Parting, { attempts, groups }: NamedAttempts): string {
  const trial = attempts.find((attempt) => attempt.key === key)?.trial;
  const who = trial === undefined ? key : [
    `${trial.task} as ${trial.persona}`,
    ...(groups.length > 1 ? [trial.library, trial.arm, trial.model] : []),
    ...(trial.repeat > 1 ? [`repeat ${String(trial.repeat)}`] : []),
  ].join(', ');
  return `${who}: ${dimension} measured ${whole(measured)}, judged ${whole(judged)}${scores.length > 1 ? ` (${scores.map(({ score }) => whole(score)).join(', ')})` : ''}`;
}

function whole(figure: number | undefined): string {
  return figure === undefined ? '–' : String(Math.round(figure));
}
