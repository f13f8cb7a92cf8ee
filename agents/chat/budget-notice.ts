import { timeLeft, type Talk } from './talk.ts';

/** Of `turns`, `tokens` and `seconds`, what nears its end. */
export type NearingBudget = 'turns' | 'tokens' | 'seconds';

type Spending = Pick<Talk, 'job' | 'toolbox' | 'turns' | 'usage' | 'lastReply' | 'warned' | 'start' | 'lostMs'>;

/** Output that the reply after next may well have: the file that is handed in. */
const tokensOfCode = 1000;

/**
 * What is said before a call whose reply may be the last one: that it is (replies are counted) or may be (time and tokens are guessed), every time, and once for each budget that its end
 * is near. Null while there is enough of everything; the budgets themselves hold whatever is said.
 *
 * @param sentCharacters of the call that is about to be made
 */
export function budgetNotice(talk: Spending, sentCharacters: number): string | null {
  if (talk.turns === 0) return null;
  const left = whatIsLeft(talk, sentCharacters);
  const last = left.find(({ replies }) => replies < 2);
  if (last !== undefined) return `${last.words} This ${last.budget === 'turns' ? 'is' : 'may be'} your last reply: call submit now with the complete code. Without a submission all work is lost.`;
  const near = left.filter(({ budget, replies }) => replies < 4 && !talk.warned.has(budget));
  for (const { budget } of near) talk.warned.add(budget);
  return near.length === 0 ? null : `${near.map(({ words }) => words).join(' ')} Hand in soon by calling submit: without a submission all work is lost.`;
}

interface Left {
  budget: NearingBudget;
  words: string;
  /** How many more this allows, the coming one included, as far as one can tell. */
  replies: number;
}

function whatIsLeft(talk: Spending, sentCharacters: number): Left[] {
  const { turns, tokens } = talk.job.persona.budgets;
  const replies = talk.toolbox.steps.flatMap((step) => (step.kind === 'reply' ? [step] : []));
  const { inputTokens: lastInput, outputTokens: lastOutput } = talk.lastReply?.usage ?? { inputTokens: 0, outputTokens: 0 };
  // Each call sends again what the one before has sent and got back.
  const nextCall = Math.max(1, lastInput + lastOutput, Math.ceil(sentCharacters / 4));
  const longestOutput = Math.max(tokensOfCode, ...replies.map(({ usage }) => usage.outputTokens));
  const tokensLeft = tokens - talk.usage.inputTokens - talk.usage.outputTokens;
  const secondsLeft = timeLeft(talk) / 1000;
  const slowest = Math.max(1, ...replies.map(({ milliseconds }) => milliseconds / 1000));
  return [
    { budget: 'turns', words: `${counted(turns - talk.turns, 'reply is', 'replies are')} left, this one included.`, replies: turns - talk.turns },
    { budget: 'tokens', words: `About ${String(Math.max(0, tokensLeft))} tokens are left, and a reply takes about ${String(nextCall)}.`, replies: (tokensLeft - longestOutput) / nextCall },
    { budget: 'seconds', words: `About ${String(Math.max(0, Math.floor(secondsLeft)))} seconds are left.`, replies: secondsLeft / (1.5 * slowest) },
  ];
}

function counted(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
