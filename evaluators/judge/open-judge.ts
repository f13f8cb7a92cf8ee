import type { Usage } from '../../agents/attempt.ts';
import type { Line } from '../../agents/chat/ask.ts';
import type { Ledger } from '../../agents/chat/ledger.ts';
import type { Respondent } from '../../agents/models/open-respondent.ts';
import { sumUsage } from '../../agents/sum-usage.ts';
import type { Dimension } from '../evaluation.ts';
import type { Judgement, JudgeVerdict } from './judgement.ts';
import type { Material } from './material.ts';
import { readRubric } from './read-rubric.ts';
import { readScore } from './read-score.ts';
import { scoreLine, writeQuestion } from './write-question.ts';

/** A model that gives a second opinion. */
export interface Judge {
  id: string;
  /** One dimension of one submission, alone; null when the signal or a budget ended it. What model and endpoint do is data, nothing is thrown for it. */
  judge(request: JudgeRequest): Promise<Judgement | null>;
  /** Why the endpoint is asked no more, once it failed in a way that the next question would meet again. */
  failure(): string | null;
}

export interface JudgeRequest {
  dimension: Dimension;
  /** Null when nothing was handed in. */
  material: Material | null;
  /** Left out: nothing is kept and no budget binds. */
  ledger?: Ledger;
  signal: AbortSignal;
}

/** SHA-256 of what a judge would be asked: an answer to the same question is as good as a new one. */
export function questionHash(dimension: Dimension, material: Material): string {
  return writeQuestion(readRubric(dimension), material).hash;
}

export function openJudge(respondent: Respondent): Judge {
  let failure: string | null = null;
  return {
    id: respondent.model,
    failure: () => failure,
    judge: async (request) => {
      if (request.material === null) return unasked(request, respondent, { cause: 'nothing-to-judge', reason: 'Nothing was handed in.' });
      if (lengthOf(request.material) > mostCharacters) return unasked(request, respondent, { cause: 'nothing-to-judge', reason: `The submission has more than ${String(mostCharacters)} characters.` });
      if (failure !== null) return unasked(request, respondent, { cause: 'endpoint', reason: failure });
      const judgement = await converse({ ...request, material: request.material }, respondent);
      if (judgement?.fatal !== undefined) failure = judgement.fatal;
      return judgement?.judgement ?? null;
    },
  };
}

/** Nobody reads more, and no grade is worth its price. */
const mostCharacters = 100_000;

function lengthOf({ submission }: Material): number {
  return submission.reduce((sum, { code }) => sum + code.length, 0);
}

function unasked({ dimension }: JudgeRequest, { model }: Respondent, verdict: Omit<JudgeVerdict & { kind: 'unscored' }, 'kind'>): Judgement {
  return { version: 1, judge: model, dimension, question: '', verdict: { kind: 'unscored', ...verdict }, replies: [], temperature: 0, usage: sumUsage([]), milliseconds: 0 };
}

/** Questions about one submission: one reply, and one more where the first bears no grade. */
const mostReplies = 2;

async function converse({ dimension, material, ledger, signal }: JudgeRequest & { material: Material }, respondent: Respondent): Promise<{ judgement: Judgement; fatal?: string } | null> {
  const { system, user, mark, hash } = writeQuestion(readRubric(dimension), material);
  const lines: Line[] = [{ role: 'system', text: system }, { role: 'user', text: user }];
  const replies: string[] = [];
  const usages: Usage[] = [];
  let milliseconds = 0;
  for (;;) {
    const answer = await respondent.ask(lines, signal, ledger);
    const conclude = (verdict: JudgeVerdict): Judgement => ({
      version: 1, judge: respondent.model, dimension, question: hash, verdict, replies, temperature: answer.temperature, usage: sumUsage(usages), milliseconds,
    });
    switch (answer.kind) {
      case 'aborted':
        return null;
      case 'failed':
        return { judgement: conclude({ kind: 'unscored', cause: 'endpoint', reason: answer.reason }), ...(answer.fatal ? { fatal: answer.reason } : {}) };
      case 'refused':
        usages.push(answer.usage);
        return { judgement: conclude({ kind: 'unscored', cause: 'refused', reason: `The judge refused: ${answer.text}` }) };
      case 'replied': {
        usages.push(answer.usage);
        replies.push(answer.text);
        milliseconds += answer.milliseconds;
        const read = answer.whole ? readScore(answer.text, mark) : ({ kind: 'unreadable', problem: 'breaks off before its end' } as const);
        if (read.kind === 'read') return { judgement: conclude({ kind: 'scored', score: read.score, reasons: read.reasons }) };
        if (replies.length === mostReplies) return { judgement: conclude({ kind: 'unscored', cause: 'unreadable', reason: `The judge's reply ${read.problem}.` }) };
        lines.push({ role: 'assistant', text: answer.text === '' ? '(no text)' : answer.text }, { role: 'user', text: reminder(read.problem, mark) });
      }
    }
  }
}

function reminder(problem: string, mark: string): string {
  return `Your reply cannot be used: it ${problem}. Reply again, first your reasons in a few sentences, then alone on the last line the grade, N being a whole number from 0 to 100:\n${scoreLine(mark)}`;
}
