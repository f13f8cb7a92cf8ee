import type * as LangChain from 'langchain';
import { z } from 'zod';
import type { Attempt } from './attempt.ts';
import type { AttemptJob } from './attempt-job.ts';
import { beginTalk, type Talk } from './chat/talk.ts';
import { createRules } from './chat/create-rules.ts';
import type { ChatEndpoint } from './chat/chat-endpoint.ts';
import { endingOfError } from './chat/ending-of-failure.ts';
import { writePrompt } from './prompt.ts';

/** Lets a chat model try a trial. Whatever model and endpoint do is how the attempt ended; nothing is thrown for it. */
export async function attemptWithChatModel(job: AttemptJob, endpoint: ChatEndpoint): Promise<Attempt> {
  // Before the clock of the attempt starts: loading it takes longer than some replies.
  const langchain = await import('langchain');
  const startedAt = new Date().toISOString();
  const talk = beginTalk(job, endpoint);
  try {
    await converse(talk, langchain);
  } catch (error) {
    talk.ending ??= endingOfError(error, talk);
  }
  const { steps, passages, submission } = talk.toolbox;
  return {
    version: 1,
    trial: job.trial,
    startedAt,
    milliseconds: Math.round(performance.now() - talk.start),
    steps,
    passages: [...passages],
    submission,
    usage: talk.usage,
    ending: talk.ending ?? { kind: 'world-failed', reason: 'The conversation stopped for no known reason.', fatal: false },
  };
}

async function converse(talk: Talk, { createAgent, HumanMessage, SystemMessage, tool }: typeof LangChain): Promise<void> {
  const { job, endpoint, toolbox, signal } = talk;
  const { system, user } = await writePrompt(job, toolbox.tools);
  toolbox.steps.push({ kind: 'message', role: 'system', text: system }, { kind: 'message', role: 'user', text: user });
  const agent = createAgent({
    model: endpoint.model,
    // As a message, since a bare string would go out as a list of parts, which not every endpoint takes.
    systemPrompt: new SystemMessage(system),
    tools: toolbox.tools.map(({ name, description, schema }) =>
      tool(async (args) => (await toolbox.call(name, args)).text, { name, description, schema: z.toJSONSchema(schema, { io: 'input' }) })),
    middleware: [await createRules(talk)],
  });
  // A turn takes a few steps of the graph; turns are counted by the rules, and this limit is never to bite first.
  await agent.invoke({ messages: [new HumanMessage(user)] }, { signal, recursionLimit: 100 + 10 * job.persona.budgets.turns });
}
