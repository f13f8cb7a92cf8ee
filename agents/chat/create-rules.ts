import type { AgentMiddleware } from 'langchain';
import { answerCalls } from './answer-calls.ts';
import { budgetNotice } from './budget-notice.ts';
import { callWithLedger } from './call-with-ledger.ts';
import { endingBeforeCall } from './ending-before-call.ts';
import { endingWithoutReply } from './ending-of-failure.ts';
import { noLedger } from './ledger.ts';
import { questionOf } from './question-of.ts';
import { takeReply } from './take-reply.ts';
import { timeLeft, type Talk } from './talk.ts';

/** The rules of an attempt as middleware of a LangChain agent: budgets before each call, a record of each reply, an answer to each tool call. */
export async function createRules(talk: Talk): Promise<AgentMiddleware> {
  const { AIMessage: Reply, createMiddleware, HumanMessage, ToolMessage } = await import('langchain');
  const { contentOf } = await import('./kept-reply.ts');
  const { job, toolbox, endpoint, signal } = talk;
  const { ledger = noLedger } = job;
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
      const notice = budgetNotice(talk, charactersOf(request.messages) + request.systemMessage.text.length);
      const messages = notice === null ? request.messages : [...request.messages, say(notice)];
      const allowance = timeLeft(talk);
      const tools = request.tools.map(describeTool);
      const sent = [request.systemMessage, ...messages];
      const result = await callWithLedger({
        ledger, endpoint, signal,
        model: job.trial.model,
        // Without the notice, which tells of the clock: the same conversation finds the reply that is kept.
        question: endpoint.identity === undefined ? null : questionOf({ identity: endpoint.identity, repeat: job.trial.repeat, messages: [request.systemMessage, ...request.messages].map(contentOf), tools }),
        sentCharacters: sent.reduce((sum, message) => sum + message.text.length, JSON.stringify(tools).length),
        turn: talk.turns + 1,
        call: async (mostOutputTokens) => {
          const timer = setTimeout(talk.runOutOfTime, allowance);
          try {
            return await handler({ ...request, messages, ...(mostOutputTokens !== null && { modelSettings: { ...request.modelSettings, mostOutputTokens } }) });
          } finally {
            clearTimeout(timer);
          }
        },
      });
      switch (result.kind) {
        case 'replied':
          talk.lostMs += result.lostMs;
          break;
        case 'kept':
          // It took its time when it was made.
          talk.start -= result.step.milliseconds;
          break;
        default:
          talk.ending = endingWithoutReply(result, talk);
          return silence();
      }
      toolbox.steps.push(result.step);
      talk.lastReply = result.step;
      return result.message;
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

function charactersOf(messages: readonly { text: string }[]): number {
  return messages.reduce((sum, { text }) => sum + text.length, 0);
}

function reminder(entry: string): string {
  return `Nothing has been handed in yet. Call submit with the complete code of the file, which exports ${entry}. If you cannot call tools, reply with the complete code in one fenced code block. Another reply with neither ends your work.`;
}

/** What of a tool reaches the model. */
function describeTool(tool: unknown): unknown {
  if (typeof tool !== 'object' || tool === null) return tool;
  return { name: Reflect.get(tool, 'name') as unknown, description: Reflect.get(tool, 'description') as unknown, schema: Reflect.get(tool, 'schema') as unknown };
}
