import { docsCoverage } from '../evaluators/docs-coverage.ts';
import { goldPassages } from '../evaluators/gold-passages.ts';
import { ownSymbols } from '../evaluators/own-symbols.ts';
import { readInventory } from '../knowledge/inventory/read-inventory.ts';
import type { Passage } from '../knowledge/passage.ts';
import type { Installation } from '../tasks/languages/language.ts';
import type { Library } from '../tasks/library.ts';
import { readings, type LibraryFacts, type NeededPassages } from './library-facts.ts';
import type { Run } from './run.ts';

export interface LearnRequest {
  run: Pick<Run, 'suite' | 'personas' | 'trials'>;
  library: Library;
  installation: Installation;
  /** Every passage of the docs that the run searched. */
  docs: readonly Passage[];
}

/** Holds the API of a library against its docs, and finds what each task of the run needs of them. */
export async function learnLibrary({ run, library, installation, docs }: LearnRequest): Promise<LibraryFacts> {
  const inventory = await readInventory({ library, installation });
  const symbols = docsCoverage({ inventory, passages: docs, snippets: null });
  const needed: NeededPassages[] = [];
  for (const task of run.suite.tasks.filter(({ id }) => run.trials.some((trial) => trial.task === id && trial.library === library.id))) {
    for (const reading of readings(run)) {
      const passages = await goldPassages({ task, library, installation, persona: { reading }, docs });
      needed.push({ task: task.id, reading, passages: passages.map(({ id, path, startLine, endLine, heading }) => ({ id, path, startLine, endLine, heading })) });
    }
  }
  return {
    library: library.id,
    symbols: symbols.map(({ id, kind, state, page, comment, example, deprecated }) => ({ id, kind, state, page, comment, example, isDeprecated: deprecated !== null })),
    copies: Object.fromEntries(ownSymbols(inventory).copies),
    needed,
  };
}
