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
  const { id, name, known } = parseModel(request.model);
  if (known !== undefined) return known.open({ ...request, name });
  const { openProvider } = await import('./provider.ts');
  return openProvider({ provider: id, name, kinds: Object.keys(models) });
}

/** Whether trials of this model call one that someone may be paid for; throws a UserError for a name that is none. */
export function isPaid(model: string): boolean {
  return parseModel(model).known?.isPaid ?? true;
}

/** `known` is undefined for a provider of LangChain's. */
function parseModel(model: string): { id: string; name: string; known: ModelKind | undefined } {
  const colon = model.indexOf(':');
  const id = colon < 0 ? model : model.slice(0, colon);
  const name = colon < 0 ? '' : model.slice(colon + 1).trim();
  const known = Object.entries(models).find(([each]) => each === id)?.[1];
  if (known !== undefined && known.usage.includes(':') !== (name !== '')) throw new UserError(`The model "${model}" is not written right. Write it as ${known.usage}.`);
  if (known === undefined && name === '') {
    const usages = Object.values(models).map(({ usage }) => usage);
    throw new UserError(`${unknownName('model', model, Object.keys(models))} Models are written as ${usages.join(', ')} or <provider>:<name>.`);
  }
  return { id, name, known };
}
