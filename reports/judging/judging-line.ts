import { markdownText } from '../renderers/markdown-text.ts';
import type { ReportHead } from '../report.ts';
import { alphaText, judgesName, partedSentence } from './judging-words.ts';

/** One line for Markdown; nothing when no judge ran. */
export function judgingLine({ judging }: ReportHead): string[] {
  if (judging === undefined) return [];
  const figures = judging.dimensions.map(({ dimension, measured, judged, alpha }) =>
    `${dimension} ${whole(judged?.mean)} (measured ${whole(measured?.mean)}${judging.judges.length > 1 ? `, alpha ${alphaText(alpha)}` : ''})`);
  return [`Second opinion of ${markdownText(judgesName(judging))}, which changes no score: ${figures.join(', ')}. ${partedSentence(judging)}`];
}

function whole(figure: number | undefined): string {
  return figure === undefined ? '–' : String(Math.round(figure));
}
