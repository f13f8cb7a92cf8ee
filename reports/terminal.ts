import { styleText } from 'node:util';
import { dimensions } from '../evaluators/evaluation.ts';
import { ablationTitle, lostTexts, partTitle } from './ablation-words.ts';
import { contrastSentence, contrastTitles } from './contrast-sentence.ts';
import { terminalCost } from './cost/terminal-cost.ts';
import { effortSentence } from './effort-sentence.ts';
import { terminalFixes } from './fixes/terminal-fixes.ts';
import { frictionWords } from './friction-words.ts';
import { terminalJudging, type NamedAttempts } from './judging/terminal-judging.ts';
import { noiseSentence } from './noise-words.ts';
import type { PersonaScore, ReportGroup, ReportHead, Score } from './report.ts';
import { summarySentence } from './summary-sentence.ts';
import { repeatsText } from './terminal-repeats.ts';
import { layOut, lineWidth } from './terminal-table.ts';
import type { Paint } from './terminal-table.ts';
import { terminalText } from './terminal-text.ts';
import { fitText } from './text-width.ts';
import { wrapPhrases, wrapText } from './wrap-text.ts';

export interface TerminalOptions {
  /** Width in characters. */
  columns: number;
  colour: boolean;
}

/** The report as a page of text: a table for each library, arm and model, what stopped people most, and what to beware of. */
export function renderTerminal(report: NamedAttempts, options: TerminalOptions): string {
  const paint = painter(options.colour);
  const blocks = [
    ...overview(report, options.columns, paint),
    ...report.groups.map((group) => groupText({ report, group, columns: options.columns, paint })),
    ...contrastsText(report, options.columns, paint),
    ...ablationLines(report, options.columns, paint),
    ...terminalFixes(report, options.columns, paint),
    ...terminalJudging(report, options.columns),
    ...terminalCost(report, options.columns, paint),
    ...report.warnings.map((warning) => paint('yellow', wrapText(`Note: ${terminalText(warning)}`, options.columns))),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Of several groups, which come one after another below, first all beside each other. */
function overview(report: NamedAttempts, columns: number, paint: Paint): string[] {
  if (report.groups.length < 2) return [];
  const parts = (['library', 'arm', 'model'] as const).filter((part) => new Set(report.groups.map((group) => group[part])).size > 1);
  const names = report.groups.map((group) => terminalText(parts.map((part) => group[part]).join(' · ')));
  const cells = (group: ReportGroup, interval: boolean): string[] => {
    const [count, of] = [group.personas.reduce((sum, { solved }) => sum + solved.count, 0), group.personas.reduce((sum, { solved }) => sum + solved.of, 0)];
    return [scoreCell({ score: group.usability, interval, paint }), `${String(count)}/${String(of)}`];
  };
  const title = paint('bold', wrapText(`All ${String(report.groups.length)} side by side`, columns));
  for (const [interval, widest] of [[true, Infinity], [true, columns - 27], [false, columns - 22]] as const) {
    const table = layOut(['', 'Usability', 'Solved'].map((word) => paint('dim', word)), report.groups.map((group, i) => [fitText(names[i] ?? '', Math.max(12, widest)), ...cells(group, interval)]));
    if (lineWidth(table) <= columns) return [`${title}\n${table}`];
  }
  return [[title, ...report.groups.map((group, i) => `${wrapText(names[i] ?? '', columns)}\n  ${cells(group, false).map((cell) => cell.trim()).join('  ')}`)].join('\n')];
}

function painter(colour: boolean): Paint {
  // The caller knows whether colour is wanted; what Node thinks of its own stdout does not matter here.
  return (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
}

interface GroupText {
  report: ReportHead;
  group: ReportGroup;
  columns: number;
  paint: Paint;
}

function groupText({ report, group, columns, paint }: GroupText): string {
  const name = terminalText(`${group.library} · ${group.arm} · ${group.model}`);
  const lines = [paint('bold', wrapText(name, columns)), headline({ score: group.usability, columns, paint }), '', scoreTable({ report, group, columns, paint }), ''];
  lines.push(wrapText(terminalText(summarySentence(report, group)), columns));
  lines.push(...repeatsText({ report, group, columns, paint }));
  const noise = noiseSentence(group);
  if (noise !== '') lines.push('', wrapText(noise, columns));
  const friction = group.friction.slice(0, 5);
  if (friction.length > 0) lines.push('', paint('bold', wrapText('What stopped them most, by attempts', columns)));
  const width = Math.max(0, ...friction.map(({ attempts }) => String(attempts).length));
  for (const { class: kind, attempts } of friction) {
    const lead = `  ${String(attempts).padStart(width)}  `;
    lines.push(wrapText(`${frictionWords[kind]} (${kind})`, columns - lead.length).split('\n').map((line, i) => (i === 0 ? lead : ' '.repeat(lead.length)) + line).join('\n'));
  }
  const took = effortSentence(group);
  if (took !== '') lines.push('', wrapText(took, columns));
  return lines.join('\n');
}

function contrastsText(report: ReportHead, columns: number, paint: Paint): string[] {
  return report.contrasts.map((contrast) => {
    const name = terminalText([contrastTitles[contrast.kind], ...(report.contrasts.some(({ library, model }) => library !== contrast.library || model !== contrast.model) ? [contrast.library, contrast.model] : [])].join(' · '));
    return `${paint('bold', wrapText(name, columns))}\n${wrapText(contrastSentence(contrast), columns)}`;
  });
}

/** The rest is in the other forms. */
const mostParts = 10;

function ablationLines(report: ReportHead, columns: number, paint: Paint): string[] {
  const parts = report.ablation ?? [];
  if (parts.length === 0) return [];
  const rows = parts.slice(0, mostParts).map((part) => [
    terminalText(partTitle(part)), lostTexts(part).points, lostTexts(part).interval, `${String(part.solvedWith)} → ${String(part.solvedWithout)}`,
  ]);
  const table = layOut(['Part', 'Points lost', 'at 95 %', 'Solved'].map((title) => paint('dim', title)), rows);
  const rest = parts.length > mostParts ? [`and ${String(parts.length - mostParts)} more`] : [];
  return [[paint('bold', ablationTitle), lineWidth(table) <= columns ? table : rows.map((row) => row.join('  ')).join('\n'), ...rest].join('\n')];
}

function headline({ score: { value, unscored, tasks }, columns, paint }: { score: Score; columns: number; paint: Paint }): string {
  if (value === null) return 'Usability: not scored';
  const basis = `${whole(value.low)}–${whole(value.high)} at 95 %, ${plural(tasks, 'task')}${unscored === 0 ? '' : `, ${plural(unscored, 'attempt')} unscored`}`;
  const text = wrapText(`Usability ${whole(value.mean)} of 100, ${value.band} (${basis})`, columns);
  // Coloured after it was wrapped: escapes have no width.
  return text.replace(value.band, (band) => paint(bandStyles[value.band], band));
}

const bandStyles = { excellent: 'green', good: 'green', average: 'yellow', poor: 'red' } as const;

/** Tried from the fullest to the barest until one fits the width. */
const layouts = [
  { interval: true, titles: ['Persona', 'Usability', 'Correctness', 'Compliance', 'Readability', 'Solved'] },
  { interval: true, titles: ['Persona', 'Usab.', 'Corr.', 'Compl.', 'Read.', 'Solved'] },
  { interval: false, titles: ['Persona', 'Usab.', 'Corr.', 'Compl.', 'Read.', 'Solved'] },
];

function scoreTable({ report, group, columns, paint }: GroupText): string {
  let text = '';
  for (const { interval, titles } of layouts) {
    text = layOut(titles.map((title) => paint('dim', title)), group.personas.map((persona) => row({ report, persona, interval, paint, widest: Math.max(12, Math.floor(columns / 3)) })));
    if (lineWidth(text) <= columns) return text;
  }
  // Narrower than any table: one short paragraph for each persona.
  return group.personas.map((persona) => {
    const [name = '', ...cells] = row({ report, persona, interval: false, paint, widest: columns });
    const phrases = cells.map((cell, i) => `${layouts[0]?.titles[i + 1] ?? ''} ${cell.replace(/^(\u001B\[\d+m)? +/u, '$1')}`);
    return `${name}\n${indent(wrapPhrases(phrases, columns - 2))}`;
  }).join('\n');
}

function row({ report, persona, interval, paint, widest }: { report: ReportHead; persona: PersonaScore; interval: boolean; paint: Paint; widest: number }): string[] {
  const scores = [persona.usability, ...dimensions.map((dimension) => persona.dimensions[dimension])];
  return [
    fitText(personaTitle(report, persona), widest),
    ...scores.map((score, i) => scoreCell({ score, interval, paint: i === 0 ? paint : (_, text) => text })),
    `${String(persona.solved.count)}/${String(persona.solved.of)}`,
  ];
}

function personaTitle(report: ReportHead, { persona }: PersonaScore): string {
  return terminalText(report.personas.find(({ id }) => id === persona)?.title ?? persona);
}

function scoreCell({ score: { value }, interval, paint }: { score: Score; interval: boolean; paint: Paint }): string {
  if (value === null) return '–';
  const figure = paint(bandStyles[value.band], whole(value.mean).padStart(3));
  return interval ? `${figure} ${`${whole(value.low)}–${whole(value.high)}`.padStart(6)}` : figure;
}

function indent(text: string): string {
  return text.split('\n').map((line) => `  ${line}`).join('\n');
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function whole(figure: number): string {
  return String(Math.round(figure));
}
