import type { ChatEndpoint } from '../chat/chat-endpoint.ts';
import { usualPatience } from '../chat/chat-endpoint.ts';
import { createGate } from '../chat/gate.ts';
import { unknownName } from '../../tasks/did-you-mean.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { Developer } from '../attempt-job.ts';
import { attemptWithChatModel } from '../attempt-with-chat-model.ts';
import { explainFailure } from './endpoint-failure.ts';

/** `<provider>:<name>` for a provider that LangChain has a package for. The provider's own variables give its key. */
export async function openProvider({ provider, name, kinds }: { provider: string; name: string; kinds: string[] }): Promise<Developer> {
  const { initChatModel, MODEL_PROVIDER_CONFIG: providers } = await import('langchain/chat_models/universal');
  const known = Object.entries(providers).find(([id]) => id === provider);
  if (known === undefined) throw new UserError(unknownName('model', provider, [...kinds, ...Object.keys(providers)]));
  const packageName = known[1].package;
  let endpoint: ChatEndpoint;
  try {
    endpoint = {
      model: await initChatModel(name, { modelProvider: provider, maxRetries: 0 }),
      identity: { provider, model: name },
      isComplete: () => true,
      explain: (error) => explainFailure(error, { host: provider, model: name, keyVariable: '', urlVariable: '' }),
      patience: usualPatience,
      gate: createGate(),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw isMissing(packageName, reason)
      ? new UserError(`The model ${provider}:${name} needs the package ${packageName}, which is not installed. Install it beside oss-uagent: npm install ${packageName}`, { cause: error })
      : new UserError(`The model ${provider}:${name} cannot be opened: ${reason}`, { cause: error });
  }
  return { attempt: (job) => attemptWithChatModel(job, endpoint) };
}

function isMissing(packageName: string, reason: string): boolean {
  return reason.includes(packageName) && /install|cannot find/iu.test(reason);
}
