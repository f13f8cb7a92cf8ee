import path from 'node:path';
import type { Attempt } from '../attempt.ts';
import type { AttemptJob } from '../attempt-job.ts';
import { attemptWithChatModel } from '../attempt-with-chat-model.ts';
import { usualPatience } from '../chat/chat-endpoint.ts';
import { createGate } from '../chat/gate.ts';
import type { ModelKind } from './model-kind.ts';
import { readRecording, recordingKey, type RecordedReply, type Recording } from './recording.ts';

/** Replays a recording through the same loop as a live model: the tools really run. */
export const recorded: ModelKind = {
  usage: 'recorded:<file>',
  isPaid: false,
  open: ({ name, workingFolder }) => {
    const recording = readRecording(path.resolve(workingFolder, name));
    return { attempt: (job) => replay(job, recording) };
  },
};

async function replay(job: AttemptJob, recording: Recording): Promise<Attempt> {
  const { ReplayModel } = await import('./replay-model.ts');
  const key = recordingKey(job.trial);
  const replies = recording.get(key) ?? [];
  let turn = 0;
  const next = (): RecordedReply => {
    const reply = replies[turn];
    if (reply === undefined) throw new Error(`The recording has no turn ${String(turn + 1)} for ${key}.`);
    turn += 1;
    return reply;
  };
  return attemptWithChatModel(job, {
    model: new ReplayModel(next),
    isComplete: () => true,
    usage: () => usageOf(replies[turn - 1]),
    explain: (error) => ({ kind: 'permanent', reason: error instanceof Error ? error.message : String(error), fatal: false }),
    patience: usualPatience,
    gate: createGate(),
  });
}

function usageOf(reply: RecordedReply | undefined): RecordedReply['usage'] {
  return reply?.usage ?? { calls: 0, inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 };
}
