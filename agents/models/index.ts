import { unknownName } from '../../tasks/did-you-mean.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { Developer } from '../attempt-job.ts';
import { empty } from './empty.ts';
import type { ModelKind, OpenRequest } from './model-kind.ts';
import { offline } from './offline.ts';
import { openai } from './openai.ts';
import { recorded } from './recorded.ts';
import { reference } from './reference.ts';

/** Ways to name a model; what stands before a colon and is none of these is a provider of LangChain's. */
export const models = { openai, offline, recorded, reference, empty } as const satisfies Record<string, ModelKind>;

/** Makes the developer ready that a run names; throws a UserError for one that cannot be. */
export async function openDeveloper(request: Omit<OpenRequest, 'name'>): Promise<Developer> {
  const { model } = request;
  const colon = model.indexOf(':');
  const id = colon < 0 ? model : model.slice(0, colon);
  const name = colon < 0 ? '' : model.slice(colon + 1).trim();
  const usages = Object.values(models).map(({ usage }) => usage);
  const known = Object.entries(models).find(([each]) => each === id)?.[1];
  if (known !== undefined) {
    const takesName = known.usage.includes(':');
    if (takesName !== (name !== '')) throw new UserError(`The model "${model}" is not written right. Write it as ${known.usage}.`);
    return known.open({ ...request, name });
  }
  if (name === '') throw new UserError(`${unknownName('model', model, Object.keys(models))} Models are written as ${usages.join(', ')} or <provider>:<name>.`);
  const { openProvider } = await import('./provider.ts');
  return openProvider({ provider: id, name, kinds: Object.keys(models) });
}
