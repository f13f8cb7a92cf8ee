import { expect, test } from 'vitest';
import { makeJob, solution } from '../agents/fixtures/make-job.ts';
import { openScriptedEndpoint } from '../agents/fixtures/scripted-endpoint.ts';
import { openRespondent } from '../agents/models/open-respondent.ts';
import type { Judgement } from '../evaluators/judge/judgement.ts';
import { openJudge } from '../evaluators/judge/open-judge.ts';
import { judgeAttempt } from './judge-attempt.ts';

const job = { ...makeJob('junior'), submission: { main: 'solution.ts', files: { 'solution.ts': solution } } };

/** Asks a judge who likes everything, with these stored judgements; what it said anew. */
async function judge(before: Judgement[], mayAsk = (): boolean => true): Promise<{ said: Judgement[]; requests: number; finished: boolean }> {
  await using endpoint = await openScriptedEndpoint(({ body }) => {
    const mark = /"mark": "(\w+)"/u.exec(String(body.messages[0]?.content))?.[1];
    return { kind: 'message', text: `Fine.\n{"mark": "${mark ?? ''}", "score": 80}` };
  });
  const wise = openJudge(openRespondent({ model: 'openai:wise', what: 'judge', environment: { baseUrl: endpoint.baseUrl } }));
  const said: Judgement[] = [];
  const finished = await judgeAttempt({ judges: [wise], job, before, mayAsk, onJudged: (judgement) => said.push(judgement) });
  return { said, requests: endpoint.requests.length, finished };
}

const unscored = (judgement: Judgement, cause: 'endpoint' | 'refused' | 'unreadable'): Judgement => ({ ...judgement, verdict: { kind: 'unscored', cause, reason: 'for the test' } });

test('what was answered is never asked again; what an endpoint failed to answer is, and so is another question', async () => {
  const { said, requests, finished } = await judge([]);
  expect(said.map(({ dimension }) => dimension)).toEqual(['correctness', 'compliance', 'readability']);
  expect({ requests, finished }).toEqual({ requests: 3, finished: true });
  const [correctness, compliance, readability] = said;
  if (correctness === undefined || compliance === undefined || readability === undefined) expect.fail('three dimensions');

  expect((await judge(said)).requests).toBe(0);
  expect((await judge([unscored(correctness, 'unreadable'), unscored(compliance, 'refused'), readability])).requests).toBe(0);
  expect((await judge([unscored(correctness, 'endpoint'), compliance, readability])).said.map(({ dimension }) => dimension)).toEqual(['correctness']);
  // An answer to an older rubric, and that of another judge.
  expect((await judge([correctness, { ...compliance, question: 'another' }, { ...readability, judge: 'openai:other' }])).said.map(({ dimension }) => dimension)).toEqual(['compliance', 'readability']);
});

test('it ends where no more may be asked', async () => {
  let left = 2;
  expect(await judge([], () => left-- > 0)).toMatchObject({ requests: 2, finished: false });
});
