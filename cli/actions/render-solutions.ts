import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { dimensions, type Evaluation, type Finding } from '../../evaluators/evaluation.ts';
import { findingMessage } from '../../evaluators/finding-message.ts';
import type { Judgement } from '../../evaluators/judge/judgement.ts';
import type { GradedSolution } from '../../runs/grade-solutions.ts';
import { textTable } from './text-table.ts';

/** Scores of each file, then what was found in it. */
export function renderSolutions(graded: GradedSolution[], columns: number): string {
  const severalLibraries = new Set(graded.map(({ library }) => library)).size > 1;
  const table = textTable({
    head: ['library', 'task', 'file', ...dimensions],
    rows: graded.map(({ library, task, file, evaluations }) => [library, task, path.basename(file), ...evaluations.map(cell)]),
    right: dimensions.map((_, i) => i + 3),
    columns,
  });
  return [table, ...graded.map((each) => describeFindings(each, severalLibraries)).filter((text) => text !== '')].join('\n');
}

function cell(evaluation: Evaluation): string {
  if (evaluation.kind === 'unscored') return 'unscored';
  const { score, details } = evaluation;
  return details.kind === 'cases' ? `${score.toFixed(0)} (${String(details.passed)}/${String(details.total)})` : score.toFixed(0);
}

function describeJudgement({ judge, dimension, verdict }: Judgement): string {
  return `  ${judge} on ${dimension}: ${verdict.kind === 'scored' ? `${verdict.score.toFixed(0)}. ${verdict.reasons.replaceAll(/\s+/gu, ' ')}` : `unscored: ${verdict.reason}`}`;
}

function describeFindings({ file, library, evaluations, judgements }: GradedSolution, severalLibraries: boolean): string {
  const lines = [...judgements.map(describeJudgement), ...evaluations.flatMap((evaluation) => [
    ...(evaluation.kind === 'unscored' ? [`  ${evaluation.dimension} is unscored: ${evaluation.reason}`] : []),
    ...evaluation.findings.map((finding) => `  ${placeOf(finding)}${finding.class ?? finding.code}: ${findingMessage(finding)}`),
  ])];
  // The messages quote code that strangers wrote.
  return lines.length === 0 ? '' : `${file}${severalLibraries ? ` with ${library}` : ''}\n${lines.map((line) => stripVTControlCharacters(line)).join('\n')}\n`;
}

/** Nothing for a finding about the whole. */
function placeOf({ line, column }: Finding): string {
  return line === 0 ? '' : `${String(line)}:${String(column)} `;
}
