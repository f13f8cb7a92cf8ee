import type { Persona } from '../agents/persona.ts';
import { readApi } from '../knowledge/inventory/read-inventory.ts';
import type { Passage } from '../knowledge/passage.ts';
import type { Installation } from '../tasks/languages/language.ts';
import type { Library } from '../tasks/library.ts';
import type { Task } from '../tasks/task.ts';
import { inspectReference } from './compliance/inspect-reference.ts';
import { bestCover, wantedSymbol } from './diagnosis/cover.ts';

export interface GoldRequest {
  task: Task;
  library: Library;
  installation: Installation;
  persona: Pick<Persona, 'reading'>;
  docs: readonly Passage[];
}

/**
 * What a perfect search would bring: of what the persona may read, for each library symbol that an accepted reference needs
 * beyond its starter, the passage that covers it best; in reading order. Of several references the one that the docs cover
 * best, and of those alike the one that needs least to be read.
 */
export async function goldPassages({ task, library, installation, persona, docs }: GoldRequest): Promise<Passage[]> {
  const solutions = task.solutions[library.id];
  if (solutions === undefined) return [];
  const readable = docs.filter(({ tags }) => persona.reading === 'all' || tags.some((tag) => persona.reading.includes(tag)));
  const { inventory } = await readApi({ library, installation });
  const starter = await inspectReference({ file: solutions.starter, library, installation });
  const ways: { gold: Set<Passage>; uncovered: number }[] = [];
  for (const file of solutions.references) {
    const { symbols } = await inspectReference({ file, library, installation });
    const needed = symbols.filter((symbol) => !starter.symbols.includes(symbol)).map((symbol) => wantedSymbol(symbol, inventory));
    const covers = needed.map((symbol) => bestCover(readable, symbol, needed));
    ways.push({ gold: new Set(covers.filter((passage) => passage !== undefined)), uncovered: covers.filter((passage) => passage === undefined).length });
  }
  const [best] = ways.sort((a, b) => a.uncovered - b.uncovered || a.gold.size - b.gold.size);
  return docs.filter((passage) => best?.gold.has(passage));
}
