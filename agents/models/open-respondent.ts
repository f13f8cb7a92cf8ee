import { UserError } from '../../tasks/user-error.ts';
import { ask, type Answer, type Line } from '../chat/ask.ts';
import type { ChatEndpoint } from '../chat/chat-endpoint.ts';
import { noLedger, type Ledger } from '../chat/ledger.ts';
import { ledgerWithoutSecret, withoutSecret } from '../without-secret.ts';
import type { OpenRequest } from './model-kind.ts';
import { checkedAddress, openEndpoint } from './openai.ts';

/** A chat model that is asked questions, without tools and with as little chance in its answers as it allows. */
export interface Respondent {
  /** As asked for, such as `openai:gpt-5-mini`. */
  model: string;
  ask(lines: readonly Line[], signal: AbortSignal, ledger?: Ledger): Promise<Answer & { temperature: Temperature }>;
}

/** Null where the model refuses to be asked with 0 and answers with what is usual for it. */
export type Temperature = 0 | null;

/** `openai:<name>`, made ready; a mistake of the user or of the environment is a UserError before anything is asked. */
export function openRespondent(request: Omit<OpenRequest, 'name' | 'workingFolder'> & { what: string }): Respondent {
  const { model, what, environment: { apiKey } } = request;
  const prefix = 'openai:';
  const name = model.slice(prefix.length).trim();
  if (!model.startsWith(prefix) || name === '') throw new UserError(`The ${what} "${model}" is not written right. Write it as openai:<name>, such as openai:gpt-5-mini.`);
  const full: OpenRequest = { ...request, name, workingFolder: '' };
  const address = checkedAddress(full);
  let temperature: Temperature = 0;
  let endpoint: Promise<ChatEndpoint> | null = null;
  const askOnce = async (lines: readonly Line[], signal: AbortSignal, ledger: Ledger): Promise<Answer> => {
    endpoint ??= openEndpoint(full, address, temperature ?? undefined);
    return ask({ lines, model, endpoint: await endpoint, ledger, signal });
  };
  return {
    model,
    ask: async (lines, signal, given = noLedger) => {
      const ledger = apiKey === undefined ? given : ledgerWithoutSecret(given, apiKey);
      const asked: Temperature = temperature;
      let answer = await askOnce(lines, signal, ledger);
      // Models that reason refuse any temperature but their own.
      if (answer.kind === 'failed' && asked === 0 && /temperature/iu.test(answer.reason)) {
        if (temperature === 0) endpoint = null;
        temperature = null;
        answer = await askOnce(lines, signal, ledger);
      }
      const result = { ...answer, temperature };
      return apiKey === undefined ? result : withoutSecret(result, apiKey);
    },
  };
}
