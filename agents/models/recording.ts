import { appendFileSync } from 'node:fs';
import { z } from 'zod';
import { describeIssue } from '../../tasks/describe-issue.ts';
import { readTextFile } from '../../tasks/read-yaml-file.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { Attempt, Step } from '../attempt.ts';
import { arms, type Trial } from '../trial.ts';

const count = z.number().int().min(0);

const line = z.strictObject({
  version: z.literal(1),
  trial: z.strictObject({
    library: z.string(), task: z.string(), persona: z.string(), arm: z.enum(arms), repeat: z.number().int().min(1), without: z.string().exactOptional(),
  }),
  /** From 1. */
  turn: z.number().int().min(1),
  reply: z.strictObject({
    text: z.string(),
    toolCalls: z.array(z.strictObject({ id: z.string(), name: z.string(), arguments: z.unknown() })),
    finishReason: z.string(),
    usage: z.strictObject({
      calls: count, inputTokens: count, cachedTokens: count, outputTokens: count, reasoningTokens: count, estimated: z.literal(true).exactOptional(),
    }),
  }),
});

/** One reply of a recorded conversation, a line of JSON each. */
export type RecordedReply = z.infer<typeof line>['reply'];

/** The replies of each trial, whatever the model, in the order of their turns. */
export type Recording = Map<string, RecordedReply[]>;

/** A trial's place in a recording: the model is not part of it, since another one replays it. */
export function recordingKey({ library, task, persona, arm, repeat, without }: Omit<Trial, 'model'>): string {
  return [library, task, persona, arm, String(repeat), ...(without === undefined ? [] : ['without', without])].join('/');
}

/** Reads a recording; a trial that was recorded again counts as recorded last. */
export function readRecording(file: string): Recording {
  const recording: Recording = new Map();
  for (const [i, text] of readTextFile(file, 'recording').split('\n').entries()) {
    if (text.trim() === '') continue;
    const place = `${file}:${String(i + 1)}`;
    const { trial, turn, reply } = parseLine(text, place);
    const key = recordingKey(trial);
    const before = turn === 1 ? [] : (recording.get(key) ?? []);
    if (turn !== before.length + 1) {
      throw new UserError(`${place}: turn ${String(turn)} of ${key} follows turn ${String(before.length)}; expected every turn, in order.`);
    }
    recording.set(key, [...before, reply]);
  }
  return recording;
}

/** Appends the replies of an attempt. One that was made without a model is written as a reply for each thing that it did. */
export function writeRecording(file: string, attempt: Attempt): void {
  const { library, task, persona, arm, repeat, without } = attempt.trial;
  const lines = repliesOf(attempt.steps).map((reply, i) =>
    `${JSON.stringify({ version: 1, trial: { library, task, persona, arm, repeat, ...(without === undefined ? {} : { without }) }, turn: i + 1, reply } satisfies z.infer<typeof line>)}\n`);
  if (lines.length > 0) appendFileSync(file, lines.join(''));
}

function parseLine(text: string, place: string): z.infer<typeof line> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserError(`${place}: this is no JSON; expected one recorded reply a line, as \`uagent run --record\` writes them.`, { cause: error });
  }
  const parsed = line.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.flatMap((issue) => describeIssue(issue, line)).map((mistake) => mistake.text);
  throw new UserError(`${place}: ${mistakes.join('; ')}`);
}

function repliesOf(steps: Step[]): RecordedReply[] {
  const replies = steps.filter((step) => step.kind === 'reply');
  if (replies.length > 0) return replies.map(({ text, toolCalls, finishReason, usage }) => ({ text, toolCalls, finishReason, usage }));
  return steps.filter((step) => step.kind === 'tool').map(({ name, arguments: args }, i) => ({
    text: '',
    toolCalls: [{ id: `call-${String(i + 1)}`, name, arguments: args }],
    finishReason: 'tool_calls',
    usage: { calls: 1, inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 },
  }));
}
