import type { Ending } from '../attempt.ts';
import { interrupted } from './ending-of-failure.ts';
import { timeLeft, type Talk } from './talk.ts';

/** Malformed replies in a row after which nobody expects a readable one. */
const mostMalformed = 3;

/** What ends the conversation instead of its next call, if anything does. */
export function endingBeforeCall(talk: Talk): Ending | null {
  const { job, toolbox } = talk;
  if (job.signal.aborted) return interrupted;
  if (toolbox.worldFailure !== null) return { kind: 'world-failed', reason: toolbox.worldFailure, fatal: false };
  if (toolbox.submission !== null) return { kind: 'submitted' };
  if (talk.malformed >= mostMalformed) {
    return { kind: 'malformed-replies', detail: `${String(mostMalformed)} replies in a row had no tool call that could be understood` };
  }
  const { turns, tokens } = job.persona.budgets;
  if (talk.turns >= turns) return { kind: 'budget-spent', budget: 'turns' };
  if (talk.usage.inputTokens + talk.usage.outputTokens + leastOfNextCall(talk) > tokens) return { kind: 'budget-spent', budget: 'tokens' };
  if (timeLeft(talk) <= 0) return { kind: 'budget-spent', budget: 'seconds' };
  return null;
}

/** A call sends at least what the last one sent and got back. */
function leastOfNextCall({ lastReply }: Talk): number {
  return lastReply === null ? 0 : lastReply.usage.inputTokens + lastReply.usage.outputTokens;
}
