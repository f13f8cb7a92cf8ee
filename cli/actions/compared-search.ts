import { createEmbedder } from '../../knowledge/embedders/create-embedder.ts';
import type { EmbedderEnvironment } from '../../knowledge/embedders/embedder.ts';
import { embedders } from '../../knowledge/embedders/index.ts';
import type { Searched } from '../../knowledge/evaluation/measure-retrieval.ts';
import { retrievalSettings, usesVectors, type RetrievalSetting } from '../../knowledge/evaluation/retrieval-settings.ts';
import { unknownName } from '../../tasks/did-you-mean.ts';
import { UserError } from '../../tasks/user-error.ts';

/**
 * What `--compare` names: another setting with the same embedder, or another embedder in the same setting.
 *
 * @throws UserError for what is neither, and where another embedder could change nothing
 */
export function comparedWith(own: Searched, compared: string, environment: EmbedderEnvironment): Searched {
  if (isSetting(compared)) return { ...own, setting: compared };
  const [kind = ''] = compared.split(':');
  if (!Object.hasOwn(embedders, kind)) throw new UserError(unknownName('setting or embedder', compared, [...Object.keys(retrievalSettings), ...Object.keys(embedders)]));
  if (!usesVectors(own.setting)) throw new UserError(`The setting "${own.setting}" has no vectors, so that the embedder "${compared}" would change nothing. Compare embedders in the setting fused or vectors.`);
  // The same embedder twice is asked once.
  return { ...own, embedder: compared === own.embedder.id ? own.embedder : createEmbedder(compared, environment) };
}

function isSetting(name: string): name is RetrievalSetting {
  return Object.hasOwn(retrievalSettings, name);
}
