import type { ReportDiagnosis } from './fix.ts';

/** What a cause means to someone who never read its definition. */
export const causeWords: Record<ReportDiagnosis['primary'], string> = {
  misleading: 'A page shows code that does not work',
  absent: 'No page explains what it needed',
  'not-retrieved': 'A page explains it, and no search brought that page',
  'not-read': 'A page explains it and was not read, or is of a kind that this level does not read',
  ignored: 'It saw the right page and did otherwise',
  'not-docs': 'Not the docs: it used the library well, or broke off',
  unknown: 'The cause cannot be told',
  none: 'Solved with good use of the library',
};

export const stakesSentence =
  'Points are what the library\'s usability would gain if the attempts that a defect decided came out like those that solved their task: at most, since other things may stop the same attempts, and fixes for the same attempts overlap.';
