import type { ToolCall } from '../attempt.ts';
import type { Talk } from './talk.ts';

/** Answers every call of a reply in its order, by id; nothing more is done once the code is handed in. */
export async function answerCalls(calls: ToolCall[], talk: Talk): Promise<Map<string, string>> {
  const { toolbox } = talk;
  const answers = new Map<string, string>();
  let understood = false;
  for (const { id, name, arguments: args } of calls) {
    if (toolbox.submission !== null || toolbox.worldFailure !== null) {
      answers.set(id, 'The work is over.');
      continue;
    }
    const { text, malformed } = await toolbox.call(name, args);
    if (malformed !== true) understood = true;
    answers.set(id, text);
  }
  talk.malformed = understood ? 0 : talk.malformed + 1;
  return answers;
}
