import { ablationText, ablationTitle, lostTexts, partTitle } from '../ablation-words.ts';
import { contrastSentence, contrastTitles } from '../contrast-sentence.ts';
import { markdownCost } from '../cost/markdown-cost.ts';
import { endingMessage } from '../ending-message.ts';
import { causeWords } from '../fixes/cause-words.ts';
import { markdownFixes } from '../fixes/markdown-fixes.ts';
import { frictionWords } from '../friction-words.ts';
import { intervalFormula, repeatsFormula, usabilityFormula } from '../formulas.ts';
import { dimensions } from '../../evaluators/evaluation.ts';
import { judgingLine } from '../judging/judging-line.ts';
import { noiseColumns, noiseFormula, noiseRows, noiseSentence, noiseTitle } from '../noise-words.ts';
import type { Report, ReportAttempt, ReportGroup, ReportHead, Score, SolveRate } from '../report.ts';
import { summarySentence } from '../summary-sentence.ts';
import { markdownFold, markdownTable } from './markdown-blocks.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import type { Renderer } from './renderer.ts';

/** One screen for a pull request or a release note, with the details folded. */
export const md: Renderer = {
  id: 'md',
  fileName: 'report.md',
  open: () => {
    const unsolved: ReportAttempt[] = [];
    return {
      add: (attempt) => {
        if (attempt.solved !== true && unsolved.length < mostAttempts) unsolved.push(attempt);
        return '';
      },
      end: (report) => ({ before: renderMarkdown(report, unsolved), after: '' }),
    };
  },
};

/** A comment on a pull request has an end: the rest is in the other forms. */
const mostAttempts = 20;

function renderMarkdown(report: Report, unsolved: readonly ReportAttempt[]): string {
  const blocks = [
    `# Usability of ${markdownText([...new Set(report.groups.map(({ library }) => library))].join(', '))}`,
    ...report.groups.flatMap((group) => groupBlocks(report, group)),
    ...report.contrasts.map((contrast) => `**${contrastTitles[contrast.kind]}**, ${markdownText(contrast.library)}, ${markdownText(contrast.model)}: ${markdownText(contrastSentence(contrast))}`),
    ...markdownFixes(report),
    ...judgingLine(report),
    ...(report.warnings.length === 0 ? [] : [report.warnings.map((warning) => `> **Note** ${markdownText(warning)}`).join('\n>\n')]),
    ...report.groups.flatMap((group) => [taskTable(report, group), ...repeatsTable(report, group), ...noiseTable(report, group), ...frictionTable(report, group)]),
    ...ablationTable(report),
    ...markdownCost(report),
    ...unsolvedAttempts(report, unsolved),
    markdownFold('Method', methodBlock(report)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function groupBlocks(report: ReportHead, group: ReportGroup): string[] {
  const heading = `${markdownText(group.library)} · ${markdownText(group.arm)} · ${markdownText(group.model)}`;
  const score = group.usability.value;
  const headline = score === null ? `**${heading}: not scored**` : `**${heading}: ${whole(score.mean)} of 100, ${score.band}** (95 % interval ${whole(score.low)} to ${whole(score.high)})`;
  const rows = group.personas.map((persona) => [
    personaTitle(report, persona.persona),
    cell(persona.usability),
    ...dimensions.map((dimension) => cell(persona.dimensions[dimension])),
    `${String(persona.solved.count)} of ${String(persona.solved.of)}`,
  ]);
  return [headline, markdownText(summarySentence(report, group)), markdownTable(['Persona', 'Usability', 'Correctness', 'Compliance', 'Readability', 'Solved'], rows)];
}

function taskTable(report: ReportHead, group: ReportGroup): string {
  const rows = report.tasks.map((task, i) => [
    markdownText(task.title),
    ...group.personas.map(({ tasks }) => {
      const own = tasks[i];
      return own?.usability == null ? '–' : `${whole(own.usability)}${solvedMark(own)}`;
    }),
  ]);
  return markdownFold(`Tasks, ${groupName(group)}`, markdownTable(['Task', ...group.personas.map(({ persona }) => personaTitle(report, persona))], rows));
}

function solvedMark({ solved, scored }: { solved: number; scored: number }): string {
  if (scored > 1) return ` (${String(solved)}/${String(scored)})`;
  return solved === 1 ? ' ✓' : '';
}

function repeatsTable(report: ReportHead, group: ReportGroup): string[] {
  const rows = group.personas.flatMap(({ persona, repeats }) =>
    repeats.map(({ k, passAtK, passHatK, tasks }) => [personaTitle(report, persona), String(k), rateCell(passAtK), rateCell(passHatK), String(tasks)]),
  );
  return rows.length === 0 ? [] : [markdownFold(`Repeats, ${groupName(group)}`, markdownTable(['Persona', 'k', 'pass@k', 'pass^k', 'Tasks'], rows))];
}

function noiseTable(report: ReportHead, group: ReportGroup): string[] {
  const rows = noiseRows(report, group).map(({ name, cells }) => [markdownText(name), ...cells]);
  return rows.length === 0 ? [] : [markdownFold(`${noiseTitle}, ${groupName(group)}`, `${markdownText(noiseSentence(group))}\n\n${markdownTable(['Persona', ...noiseColumns], rows)}`)];
}

function rateCell({ mean, low, high }: SolveRate): string {
  return `${whole(mean)} % (${whole(low)} to ${whole(high)})`;
}

function frictionTable(report: ReportHead, group: ReportGroup): string[] {
  if (group.friction.length === 0) return [];
  const rows = group.friction.map(({ class: friction, attempts, attemptsByPersona, subjects }) => [
    frictionWords[friction],
    friction,
    String(attempts),
    ...group.personas.map(({ persona }) => String(attemptsByPersona[persona] ?? 0)),
    subjects.slice(0, 3).map(({ subject, attempts: times }) => markdownText(`${subject} (${String(times)})`)).join(', '),
  ]);
  return [markdownFold(`Friction, ${groupName(group)}`, markdownTable(['What happened', 'Class', 'Attempts', ...group.personas.map(({ persona }) => personaTitle(report, persona)), 'Mostly about'], rows))];
}

function ablationTable({ ablation = [] }: ReportHead): string[] {
  if (ablation.length === 0) return [];
  const rows = ablation.map((part) => [markdownText(partTitle(part)), lostTexts(part).points, lostTexts(part).interval, String(part.tried), `${String(part.solvedWith)} → ${String(part.solvedWithout)}`]);
  return [markdownFold(ablationTitle, `${ablationText}\n\n${markdownTable(['Part', 'Points lost', '95 % interval', 'Trials', 'Solved'], rows)}`)];
}

function unsolvedAttempts(report: Report, unsolved: readonly ReportAttempt[]): string[] {
  const shown = unsolved.map((attempt) => markdownFold(attemptTitle(report, attempt), attemptBlock(attempt)));
  const rest = report.attempts.filter(({ solved }) => solved !== true).length - shown.length;
  return [...shown, ...(rest > 0 ? [`${String(rest)} more attempts without a solution are in \`report.html\` and \`report.json\`.`] : [])];
}

function attemptTitle(report: ReportHead, { trial }: ReportAttempt): string {
  const task = report.tasks.find(({ id }) => id === trial.task)?.title ?? trial.task;
  return `${markdownText(task)}, ${personaTitle(report, trial.persona)}${trial.repeat > 1 ? ` (repeat ${String(trial.repeat)})` : ''}`;
}

function attemptBlock(attempt: ReportAttempt): string {
  const failed = attempt.cases.filter(({ passed }) => !passed);
  const lines = [
    markdownText(endingMessage(attempt.ending)),
    ...dimensions.flatMap((dimension) => {
      const verdict = attempt.dimensions[dimension];
      return verdict.kind === 'unscored' ? [`- ${dimension} unscored: ${markdownText(verdict.reason)}`] : [];
    }),
    ...failed.slice(0, 5).map(({ name, message }) => `- case ${markdownText(name)}: ${markdownText(message)}`),
    ...(failed.length > 5 ? [`- and ${String(failed.length - 5)} more failed cases`] : []),
    ...causeLines(attempt),
    ...(attempt.stumbles ?? []).filter(({ evidence }) => evidence[0]?.kind !== 'finding').slice(0, 5).map((stumble) => `- ${stumble.class} ${markdownText(`${stumble.subject}: ${stumble.evidence[0]?.message ?? ''}`)}`),
    ...attempt.findings.slice(0, 10).map(({ file, line, message }) => `- ${markdownText(`${place(file, line)}${message}`)}`),
  ];
  const code = Object.entries(attempt.submission?.files ?? {}).map(([, text]) => markdownCode(text, 'ts'));
  return [lines.join('\n'), ...code].join('\n\n');
}

function causeLines({ diagnosis }: ReportAttempt): string[] {
  if (diagnosis === null || diagnosis.primary === 'none') return [];
  const told = diagnosis.traces.filter(({ isDecisive }) => isDecisive).slice(0, 3).map(({ message }) => message);
  return [`- **${causeWords[diagnosis.primary]}.** ${markdownText([diagnosis.reason, ...told].filter((text) => text !== '').join(' '))}`];
}

/** A finding about the whole attempt has neither file nor line. */
function place(file: string, line: number): string {
  return file === '' ? '' : `${file}${line > 0 ? ` line ${String(line)}` : ''}: `;
}

function methodBlock(report: ReportHead): string {
  const { versions, libraries, knowledge } = report.method;
  return [
    `- ${markdownText(usabilityFormula(report.weights))}`,
    `- ${markdownText(intervalFormula)}`,
    `- ${markdownText(repeatsFormula)}`,
    ...(report.groups.some(({ noise }) => noise !== undefined) ? [`- ${markdownText(noiseFormula)}`] : []),
    ...report.method.formulas.map(({ dimension, text }) => `- ${dimension}: ${markdownText(text)}`),
    ...libraries.map(({ id, packages }) => `- ${markdownText(id)}: ${markdownText(packages.map(({ name, version }) => `${name} ${version}`).join(', '))}`),
    ...knowledge.map(({ libraryId, documents, passages, embedder }) => `- docs of ${markdownText(libraryId)}: ${String(documents)} pages, ${String(passages)} passages, embedder ${markdownText(embedder)}`),
    `- uagent ${markdownText(versions.uagent)}, Node ${markdownText(versions.node)}, sandbox ${markdownText(versions.sandbox)}`,
    `- run ${markdownText(report.stamp.run)}, begun ${markdownText(report.stamp.createdAt)}, ${String(report.run.finished)} of ${String(report.run.planned)} attempts`,
    '',
    markdownCode(report.run.command, 'sh'),
  ].join('\n');
}

function groupName(group: ReportGroup): string {
  return markdownText(`${group.library}, ${group.arm}, ${group.model}`);
}

function personaTitle(report: ReportHead, id: string): string {
  return markdownText(report.personas.find((persona) => persona.id === id)?.title ?? id);
}

function cell({ value, unscored }: Score): string {
  const figure = value === null ? '–' : `${whole(value.mean)} (${whole(value.low)} to ${whole(value.high)})`;
  return unscored === 0 ? figure : `${figure}, ${String(unscored)} unscored`;
}

function whole(figure: number): string {
  return String(Math.round(figure));
}
