import type { Ending } from '../agents/attempt.ts';

/** How an attempt ended, in one sentence. */
export function endingMessage(ending: Ending): string {
  switch (ending.kind) {
    case 'submitted':
      return 'Handed its code in.';
    case 'submitted-as-text':
      return 'Handed its code in as text of the last reply instead of submitting it.';
    case 'never-submitted':
      return 'Never handed anything in.';
    case 'budget-spent':
      return budgetMessages[ending.budget];
    case 'refused':
      return `Refused the task: ${ending.text}`;
    case 'empty-reply':
      return 'Replied with nothing.';
    case 'malformed-replies':
      return `Gave replies that cannot be read: ${ending.detail}`;
    case 'world-failed':
      return `Could not be tried, through no fault of the developer: ${ending.reason}`;
  }
}

const budgetMessages = {
  turns: 'Spent its budget of turns before it was done.',
  seconds: 'Spent its budget of seconds before it was done.',
  tokens: 'Its next reply no longer fitted into its budget of tokens.',
  cost: 'Its next reply no longer fitted into what a trial may cost.',
};
