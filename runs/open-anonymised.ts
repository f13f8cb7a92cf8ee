import type { AnonymisedLibrary } from '../agents/anonymised-library.ts';
import { checkReferences } from '../knowledge/anonymisation/check-references.ts';
import { openAnonymisation } from '../knowledge/anonymisation/open-anonymisation.ts';
import { readInventory } from '../knowledge/inventory/read-inventory.ts';
import { openKnowledgeBase, type OpenRequest } from '../knowledge/open-knowledge-base.ts';
import type { Task } from '../tasks/task.ts';

export interface OpenAnonymisedRequest extends Pick<OpenRequest, 'library' | 'installation' | 'home' | 'embedder' | 'environment' | 'onProgress' | 'signal'> {
  tasks: readonly Task[];
}

/**
 * A library under invented names, with its docs and its inventory.
 *
 * @throws UserError when the library, or how a reference uses it, cannot be anonymised.
 */
export async function openAnonymised(request: OpenAnonymisedRequest): Promise<AnonymisedLibrary> {
  const { tasks, library: { id }, onProgress } = request;
  onProgress(`Inventing names for ${id}.`);
  const anonymisation = await openAnonymisation(request);
  await checkReferences(anonymisation, tasks);
  const { library, installation, pages } = anonymisation;
  return {
    anonymisation,
    knowledge: await openKnowledgeBase({ ...request, library, installation, pages }),
    inventory: await readInventory({ library, installation }),
  };
}
