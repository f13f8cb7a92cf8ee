import { expect, test } from 'vitest';
import { makeJob, solution } from '../agents/fixtures/make-job.ts';
import { noLedger, type Ledger } from '../agents/chat/ledger.ts';
import { openScriptedEndpoint } from '../agents/fixtures/scripted-endpoint.ts';
import { openRespondent } from '../agents/models/open-respondent.ts';
import type { Judgement } from '../evaluators/judge/judgement.ts';
import { openJudge } from '../evaluators/judge/open-judge.ts';
import { judgeAttempt } from './judge-attempt.ts';

const job = { ...makeJob('junior'), submission: { main: 'solution.ts', files: { 'solution.ts': solution } } };

/** Asks a judge who likes everything, with these stored judgements; what it said anew. */
async function judge(before: Judgement[], ledger: Ledger = noLedger): Promise<{ said: Judgement[]; requests: number; finished: boolean }> {
  await using endpoint = await openScriptedEndpoint(({ body }) => {
    const mark = /"mark": "(\w+)"/u.exec(String(body.messages[0]?.content))?.[1];
    return { kind: 'message', text: `Fine.\n{"mark": "${mark ?? ''}", "score": 80}` };
  });
  const wise = openJudge(openRespondent({ model: 'openai:wise', what: 'judge', environment: { baseUrl: endpoint.baseUrl } }));
  const said: Judgement[] = [];
  const finished = await judgeAttempt({ judges: [wise], job: { ...job, ledger }, before, onJudged: (judgement) => said.push(judgement) });
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

test('it ends where a budget admits no more', async () => {
  let left = 2;
  const ledger: Ledger = { ...noLedger, admit: (call, signal) => (left-- > 0 ? noLedger.admit(call, signal) : Promise.resolve({ kind: 'spent', what: 'run' })) };
  expect(await judge([], ledger)).toMatchObject({ requests: 2, finished: false });
});
