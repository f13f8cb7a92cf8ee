import type { ReportHead } from '../report.ts';
import { markdownText } from '../renderers/markdown-text.ts';
import { visibleText } from '../visible-text.ts';
import { causeWords, stakesSentence } from './cause-words.ts';
import { codeSpans } from './code-spans.ts';
import type { ReportFix } from './fix.ts';

const most = 10;

/** What to change in the docs, as a numbered list; empty where none of the failures is theirs. */
export function markdownFixes(report: ReportHead): string[] {
  if (report.fixes.length === 0) return [];
  const rest = report.fixes.length - most;
  return [
    '## What to fix',
    report.fixes.slice(0, most).map((fix, i) => `${String(i + 1)}. ${sentence(fix.text)} ${stakes(fix, report)}`).join('\n'),
    ...(rest > 0 ? [`${String(rest)} more are in \`report.html\` and \`report.json\`.`] : []),
    markdownText(stakesSentence),
  ];
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
