import { unknownName } from '../../tasks/did-you-mean.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { Embedder, EmbedderEnvironment, EmbedderKind } from './embedder.ts';
import { embedders } from './index.ts';

/** The embedder that an id such as `hashing` or `openai:<model>` names. */
export function createEmbedder(id: string, environment: EmbedderEnvironment): Embedder {
  const colon = id.indexOf(':');
  const kind = colon === -1 ? id : id.slice(0, colon);
  const create: EmbedderKind | undefined = Object.entries(embedders).find(([name]) => name === kind)?.[1];
  if (create === undefined) throw new UserError(unknownName('embedder', kind, Object.keys(embedders)));
  return create({ model: colon === -1 ? undefined : id.slice(colon + 1), environment });
}
