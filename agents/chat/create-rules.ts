import type { AgentMiddleware } from 'langchain';
import { answerCalls } from './answer-calls.ts';
import { callWithRetries } from './call-with-retries.ts';
import { endingBeforeCall } from './ending-before-call.ts';
import { endingOfAbort, endingOfFailure } from './ending-of-failure.ts';
import { readReply } from './read-reply.ts';
import { takeReply } from './take-reply.ts';
import { timeLeft, type Talk } from './talk.ts';

const lastReplyNotice = 'This is your last reply: call submit now with the complete code.';

/** The rules of an attempt as middleware of a LangChain agent: budgets before each call, a record of each reply, an answer to each tool call. */
export async function createRules(talk: Talk): Promise<AgentMiddleware> {
  const { AIMessage: Reply, createMiddleware, HumanMessage, ToolMessage } = await import('langchain');
  const { job, toolbox, endpoint, signal } = talk;
  let answers: Promise<Map<string, string>> | null = null;

  const say = (text: string) => {
    toolbox.steps.push({ kind: 'message', role: 'user', text });
    return new HumanMessage(text);
  };
  // What the agent gets in place of a reply when there will be none: without tool calls it has nothing to go on with.
  const silence = () => new Reply('');

  return createMiddleware({
    name: 'rules',
    wrapModelCall: async (request, handler) => {
      talk.ending ??= endingBeforeCall(talk);
      if (talk.ending !== null) return silence();
      const isLast = talk.turns > 0 && talk.turns === job.persona.budgets.turns - 1;
      const messages = isLast ? [...request.messages, say(lastReplyNotice)] : request.messages;
      const allowance = timeLeft(talk);
      const result = await callWithRetries(async () => {
        const timer = setTimeout(talk.runOutOfTime, allowance);
        try {
          return await handler({ ...request, messages });
        } finally {
          clearTimeout(timer);
        }
      }, endpoint, signal);
      if (result.kind !== 'replied') {
        talk.ending = result.kind === 'aborted' ? endingOfAbort(talk) : endingOfFailure(result.failure);
        return silence();
      }
      talk.lostMs += result.lostMs;
      const sentCharacters = messages.reduce((sum, message) => sum + message.text.length, request.systemMessage.text.length);
      const { step, message } = readReply({ ...result, turn: talk.turns + 1, usage: endpoint.usage?.(), sentCharacters });
      toolbox.steps.push(step);
      talk.lastReply = step;
      return message;
    },
    afterModel: {
      canJumpTo: ['model', 'end'],
      hook: () => {
        if (talk.ending !== null || talk.lastReply === null) return { jumpTo: 'end' as const };
        answers = null;
        switch (takeReply(talk.lastReply, talk)) {
          case 'end':
            return { jumpTo: 'end' as const };
          case 'remind':
            return { messages: [say(reminder(job.task.entry))], jumpTo: 'model' as const };
          case 'answer':
            return undefined;
        }
      },
    },
    // The toolbox answers all of it, unknown tools and unreadable arguments too: LangChain's own checks would answer before there is a record.
    wrapToolCall: async ({ toolCall: { id = '', name } }) => {
      answers ??= answerCalls(talk.lastReply?.toolCalls ?? [], talk);
      return new ToolMessage({ content: (await answers).get(id) ?? 'This call was not understood.', tool_call_id: id, name });
    },
  });
}

function reminder(entry: string): string {
  return `Nothing has been handed in yet. Call submit with the complete code of the file, which exports ${entry}. If you cannot call tools, reply with the complete code in one fenced code block. Another reply with neither ends your work.`;
}
