import { expect, test } from 'vitest';
import { makeJob } from '../fixtures/make-job.ts';
import { createToolbox } from '../toolbox.ts';
import { budgetNotice } from './budget-notice.ts';

test('time that is nearly over is said once, and every time when it allows one reply more', () => {
  const job = makeJob('junior');
  const toolbox = createToolbox(job);
  const usage = { calls: 1, inputTokens: 100, cachedTokens: 0, outputTokens: 10, reasoningTokens: 0 };
  const lastReply = { kind: 'reply' as const, text: '', toolCalls: [], finishReason: 'stop', usage, milliseconds: 60_000 };
  toolbox.steps.push(lastReply);
  const talk = { job, toolbox, turns: 1, usage, lastReply, warned: new Set<'turns' | 'tokens' | 'seconds'>(), lostMs: 0, start: 0 };
  const notice = (secondsLeft: number) => budgetNotice({ ...talk, start: performance.now() - 1000 * (job.persona.budgets.seconds - secondsLeft) }, 400);
  expect(notice(500)).toBeNull();
  expect(notice(300)).toMatch(/^About \d+ seconds are left\. Hand in soon/u);
  expect(notice(250)).toBeNull();
  for (const secondsLeft of [150.9, 30.9]) expect(notice(secondsLeft)).toContain('seconds are left. This may be your last reply: call submit now');
});
