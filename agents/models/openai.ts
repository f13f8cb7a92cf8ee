import { endpointAddress, isOfficial, shownAddress } from '../../knowledge/embedders/endpoint-address.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { Developer } from '../attempt-job.ts';
import { attemptWithChatModel } from '../attempt-with-chat-model.ts';
import { usualPatience, type ChatEndpoint } from '../chat/chat-endpoint.ts';
import { createGate } from '../chat/gate.ts';
import { ledgerWithoutSecret, withoutSecret } from '../without-secret.ts';
import { explainFailure } from './endpoint-failure.ts';
import type { ModelKind, OpenRequest } from './model-kind.ts';

/** Sent to an endpoint on this machine when the user has no key: clients insist on one. */
const noKey = 'none';

/** Any OpenAI-compatible endpoint. One on this machine needs no key. */
export const openai: ModelKind = {
  usage: 'openai:<name>',
  isPaid: true,
  open: (request) => {
    const address = checkedAddress(request, 'Without a key there is --model offline.');
    return openDeveloper(request, address);
  },
};

function openDeveloper(request: OpenRequest, address: URL): Developer {
  const { apiKey } = request.environment;
  // One client for all attempts, opened by the first.
  let endpoint: Promise<ChatEndpoint> | null = null;
  return {
    attempt: async (job) => {
      endpoint ??= openEndpoint(request, address);
      if (apiKey === undefined) return await attemptWithChatModel(job, await endpoint);
      const { ledger } = job;
      return withoutSecret(await attemptWithChatModel({ ...job, ...(ledger !== undefined && { ledger: ledgerWithoutSecret(ledger, apiKey) }) }, await endpoint), apiKey);
    },
  };
}

/** The address to call; a UserError says what of name, key and address is missing. */
export function checkedAddress(request: OpenRequest, otherwise = ''): URL {
  const address = endpointAddress(request.environment.baseUrl);
  if (request.name === '') throw new UserError('The model "openai:" names no model. Write it as openai:<name>, such as openai:gpt-5-mini.');
  if (request.environment.apiKey === undefined && !isLocal(address)) {
    throw new UserError(`The model ${request.model} needs a key: set OPENAI_API_KEY or OPENAI_API_KEY_FILE, and OPENAI_BASE_URL for an endpoint other than OpenAI's. ${otherwise}`.trim());
  }
  return address;
}

/** `temperature` left out: the endpoint's own. */
export async function openEndpoint({ name, environment: { apiKey = noKey }, patience = usualPatience }: OpenRequest, address: URL, temperature?: number): Promise<ChatEndpoint> {
  const [{ ChatOpenAI }, { CompletionsModel }, { completingFetch }] = await Promise.all([
    import('@langchain/openai'), import('./completions-model.ts'), import('./completing-fetch.ts'),
  ]);
  const fields = {
    model: name, apiKey, streaming: true, maxRetries: 0, ...(temperature === undefined ? {} : { temperature }),
    configuration: { baseURL: address.href, fetch: completingFetch(patience.silenceMs), logLevel: 'off' as const },
  };
  const completions = new CompletionsModel(fields);
  return {
    identity: { model: name, address: shownAddress(address), ...(temperature === undefined ? {} : { temperature }) },
    // Some models of OpenAI's answer on its Responses API only; other endpoints have none.
    model: isOfficial(address) ? new ChatOpenAI({ ...fields, completions }) : completions,
    isComplete: ({ response_metadata: metadata }) => metadata['finish_reason'] !== undefined || metadata['status'] !== undefined,
    explain: (error) => explainFailure(error, { host: address.host, model: name, keyVariable: 'OPENAI_API_KEY', urlVariable: 'OPENAI_BASE_URL' }),
    patience,
    gate: createGate(),
  };
}

function isLocal({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/u.test(hostname);
}
