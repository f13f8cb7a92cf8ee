import type { AnonymisedLibrary } from '../agents/anonymised-library.ts';
import { checkReferences } from '../knowledge/anonymisation/check-references.ts';
import { openAnonymisation } from '../knowledge/anonymisation/open-anonymisation.ts';
import { readInventory } from '../knowledge/inventory/read-inventory.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { openKnowledgeBase, type OpenRequest } from '../knowledge/open-knowledge-base.ts';
import type { Task } from '../tasks/task.ts';

export interface OpenAnonymisedRequest extends Pick<OpenRequest, 'library' | 'installation' | 'home' | 'embedder' | 'environment' | 'onProgress' | 'signal'> {
  /** The docs of the real library. */
  knowledge: KnowledgeBase;
  tasks: readonly Task[];
}

/**
 * A library under invented names, with its docs and its inventory.
 *
 * @throws UserError when the library, or how a reference uses it, cannot be anonymised.
 */
export async function openAnonymised(request: OpenAnonymisedRequest): Promise<AnonymisedLibrary> {
  const { tasks, library: { id }, knowledge, onProgress } = request;
  onProgress(`Inventing names for ${id}.`);
  const anonymisation = await openAnonymisation({ ...request, docs: knowledge });
  await checkReferences(anonymisation, tasks);
  const { library, installation, docs } = anonymisation;
  return {
    anonymisation,
    knowledge: await openKnowledgeBase({ ...request, library, installation, docs }),
    inventory: await readInventory({ library, installation }),
  };
}
