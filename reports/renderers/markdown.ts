import { ablationText, ablationTitle, lostTexts, partTitle } from '../ablation-words.ts';
import { capText } from '../cap-text.ts';
import { contrastSentence, contrastTitles } from '../contrast-sentence.ts';
import { markdownCost } from '../cost/markdown-cost.ts';
import { endingMessage } from '../ending-message.ts';
import { causeWords } from '../fixes/cause-words.ts';
import { firstFixes, otherFixes } from '../fixes/markdown-fixes.ts';
import { frictionWords } from '../friction-words.ts';
import { intervalFormula, repeatsFormula, usabilityFormula } from '../formulas.ts';
import { dimensions } from '../../evaluators/evaluation.ts';
import { judgingLine } from '../judging/judging-line.ts';
import { noiseColumns, noiseFormula, noiseRows, noiseSentence, noiseTitle } from '../noise-words.ts';
import type { Report, ReportAttempt, ReportGroup, ReportHead, SolveRate } from '../report.ts';
import { fitComment, markdownFold, markdownTable } from './markdown-blocks.ts';
import { foldedPersonas, groupBlocks, groupName, personaTitle } from './markdown-groups.ts';
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
  const isSeveral = report.groups.length > 1;
  const contrasts = report.contrasts.map((contrast) => `**${contrastTitles[contrast.kind]}**, ${markdownText(contrast.library)}, ${markdownText(contrast.model)}: ${markdownText(contrastSentence(contrast))}`);
  const warnings = report.warnings.map((warning) => `> **Note** ${markdownText(warning)}`);
  const seen = [
    `# Usability of ${markdownText([...new Set(report.groups.map(({ library }) => library))].join(', '))}`,
    ...groupBlocks(report),
    ...contrasts.slice(0, mostContrasts),
    ...firstFixes(report),
    ...judgingLine(report),
    ...(warnings.length === 0 ? [] : [[...warnings.slice(0, mostWarnings), ...rest(warnings.length - mostWarnings, '> more below')].join('\n>\n')]),
  ];
  const folded = [
    ...otherFixes(report),
    ...(contrasts.length > mostContrasts ? [markdownFold(isSeveral ? 'More that arms tell' : 'What arms tell', contrasts.slice(mostContrasts).join('\n\n'))] : []),
    ...(warnings.length > mostWarnings ? [markdownFold('More notes', warnings.slice(mostWarnings).join('\n>\n'))] : []),
    ...foldedPersonas(report),
    // What one group after another has, so that a comment that is cut has something of each.
    ...report.groups.map((group) => taskTable(report, group)),
    ...report.groups.flatMap((group) => frictionTable(report, group)),
    ...report.groups.flatMap((group) => [...repeatsTable(report, group), ...noiseTable(report, group)]),
    ...ablationTable(report),
    ...markdownCost(report),
    ...unsolved.map((attempt) => markdownFold(attemptTitle(report, attempt), attemptBlock(attempt))),
    ...moreAttempts(report, unsolved.length),
  ];
  return fitComment([...seen, ...folded], { whole: '`report.html`', end: [markdownFold('Method', methodBlock(report))] });
}

const mostContrasts = 2;
const mostWarnings = 3;

const longestCode = 6000;

function rest(count: number, words: string): string[] {
  return count > 0 ? [words.replace(/more/u, `${String(count)} more`)] : [];
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

function moreAttempts({ attempts }: Report, shown: number): string[] {
  const more = attempts.filter(({ solved }) => solved !== true).length - shown;
  return more > 0 ? [`${String(more)} more attempts without a solution are in \`report.html\` and \`report.json\`.`] : [];
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
  const code = Object.entries(attempt.submission?.files ?? {}).map(([, text]) => markdownCode(capText(text, longestCode), 'ts'));
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
    markdownCode(capText(report.run.command, longestCode), 'sh'),
  ].join('\n');
}

function whole(figure: number): string {
  return String(Math.round(figure));
}
