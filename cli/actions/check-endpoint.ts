import { endpointAddress, shownAddress } from '../../knowledge/embedders/endpoint-address.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { Check } from './doctor.ts';
import type { EndpointEnvironment } from './endpoint-environment.ts';

const name = 'endpoint';

/** Key present or not, and whether the endpoint answers; the key itself is never shown. */
export async function checkEndpoint({ apiKey, baseUrl }: EndpointEnvironment, signal: AbortSignal): Promise<Check[]> {
  const key: Check = apiKey === undefined
    ? { name: 'key', state: 'limited', detail: 'neither OPENAI_API_KEY nor OPENAI_API_KEY_FILE is set', remedy: 'Models need one; --model offline and the demo do not.' }
    : { name: 'key', state: 'ok', detail: 'there is one', remedy: '' };
  if (apiKey === undefined && baseUrl === undefined) return [key];
  try {
    return [key, await ask(endpointAddress(baseUrl), apiKey, signal)];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [key, { name, state: 'limited', detail: error.message, remedy: 'Without it, OpenAI is asked; --model offline asks nobody.' }];
  }
}

async function ask(address: URL, apiKey: string | undefined, signal: AbortSignal): Promise<Check> {
  const shown = shownAddress(address);
  try {
    const response = await fetch(`${address.href.replace(/\/+$/u, '')}/models`, {
      headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
    });
    await response.body?.cancel();
    if (response.status === 401 || response.status === 403) {
      return { name, state: 'limited', detail: `${shown} refuses the key (${String(response.status)})`, remedy: 'Check OPENAI_API_KEY.' };
    }
    // Not every compatible endpoint lists its models; that it answers is what counts.
    return { name, state: 'ok', detail: `${shown} answers (${String(response.status)})`, remedy: '' };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { name, state: 'limited', detail: `${shown} does not answer: ${cause}`, remedy: 'Check OPENAI_BASE_URL and the network; --model offline needs neither.' };
  }
}
