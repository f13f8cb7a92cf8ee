import type { ReportHead } from '../report.ts';
import { markdownText } from '../renderers/markdown-text.ts';
import { markdownFold } from '../renderers/markdown-blocks.ts';
import { visibleText } from '../visible-text.ts';
import { causeWords, stakesSentence } from './cause-words.ts';
import { codeSpans } from './code-spans.ts';
import type { ReportFix } from './fix.ts';

const first = 3;
const most = 10;

/** What to change in the docs first, as a numbered list; empty where none of the failures is theirs. */
export function firstFixes(report: ReportHead): string[] {
  if (report.fixes.length === 0) return [];
  return ['## What to fix', list(report, 0, first)];
}

/** What comes after, folded, with what the points mean. */
export function otherFixes(report: ReportHead): string[] {
  if (report.fixes.length <= first) return report.fixes.length === 0 ? [] : [markdownFold('What the points mean', markdownText(stakesSentence))];
  const rest = report.fixes.length - most;
  const more = rest > 0 ? [`${String(rest)} more are in \`report.html\` and \`report.json\`.`] : [];
  return [markdownFold(`${String(report.fixes.length - first)} more to fix`, [list(report, first, most), ...more, markdownText(stakesSentence)].join('\n\n'))];
}

function list(report: ReportHead, from: number, to: number): string {
  return report.fixes.slice(from, to).map((fix, i) => `${String(from + i + 1)}. ${sentence(fix.text)} ${stakes(fix, report)}`).join('\n');
}

function sentence(text: string): string {
  return codeSpans(text).map(({ text: part, isCode }) => {
    // Blanks at the ends of a part stand between it and its neighbours.
    const [before = '', after = ''] = [/^\s/u.exec(part)?.[0], /\s$/u.exec(part)?.[0]];
    return isCode ? `\`${visibleText(part).replaceAll(/\s+/gu, ' ').trim() || '…'}\`` : `${before === '' ? '' : ' '}${markdownText(part)}${after === '' ? '' : ' '}`;
  }).join('');
}

function stakes({ points, kind, attempts, personas }: ReportFix, report: ReportHead): string {
  const titles = personas.map((id) => report.personas.find((persona) => persona.id === id)?.title ?? id).join(', ');
  return `*${points.toFixed(1)} points, ${String(attempts)} attempt${attempts === 1 ? '' : 's'}, ${markdownText(titles)}. ${causeWords[kind]}.*`;
}
