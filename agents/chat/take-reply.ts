import type { Ending } from '../attempt.ts';
import { fencedCode } from '../fenced-code.ts';
import { sumUsage } from '../sum-usage.ts';
import type { ReplyStep } from './read-reply.ts';
import type { Talk } from './talk.ts';

/** Reasons of an end that mean that model or endpoint would not answer. */
const refusals = new Set(['content_filter', 'refusal', 'safety', 'blocklist', 'prohibited_content']);

/** Counts a reply, and says what follows: its calls are answered, the model is reminded, or the conversation has ended. */
export function takeReply(step: ReplyStep, talk: Talk): 'answer' | 'remind' | 'end' {
  talk.turns += 1;
  talk.usage = sumUsage([talk.usage, step.usage]);
  if (isRefusal(step.finishReason)) {
    talk.ending = { kind: 'refused', text: step.text };
    return 'end';
  }
  if (step.toolCalls.length > 0) return 'answer';
  if (!talk.reminded) {
    talk.reminded = true;
    return 'remind';
  }
  talk.ending = endingOfProse(step.text, talk);
  return 'end';
}

/** Whether a reply ended because model or endpoint would not answer. */
export function isRefusal(finishReason: string): boolean {
  return refusals.has(finishReason.toLowerCase());
}

function endingOfProse(text: string, { job, toolbox }: Talk): Ending {
  if (text.trim() === '') return { kind: 'empty-reply' };
  const code = fencedCode(text, job.task.entry);
  if (code === null) return { kind: 'never-submitted' };
  toolbox.handIn(code);
  return { kind: 'submitted-as-text' };
}
