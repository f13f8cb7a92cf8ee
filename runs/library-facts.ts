import type { Persona } from '../agents/persona.ts';
import type { SymbolCoverage } from '../evaluators/docs-coverage.ts';
import type { Run } from './run.ts';

/** What a run's libraries and docs are, beyond what its attempts tell. */
export interface LibraryFacts {
  library: string;
  /** Every public symbol of the library, each once; examples are told by the words of code blocks. */
  symbols: SymbolFacts[];
  /** Ids of copies to those that stand for them. */
  copies: Record<string, string>;
  /** What a perfect search would bring, for each task and each way of reading among the personas. */
  needed: NeededPassages[];
}

export type SymbolFacts = Pick<SymbolCoverage, 'id' | 'kind' | 'state' | 'page' | 'comment' | 'example'> & { isDeprecated: boolean };

export interface NeededPassages {
  task: string;
  reading: Persona['reading'];
  /** In reading order; empty where nothing that may be read explains what accepted solutions need. */
  passages: NeededPassage[];
}

export interface NeededPassage {
  id: string;
  path: string;
  startLine: number;
  endLine: number;
  heading: string[];
}

/** By library; a text says why nothing is known of one, and what to do. */
export type FactsOfRun = ReadonlyMap<string, LibraryFacts | string>;

/** How personas of a run read, each way once. */
export function readings(run: Pick<Run, 'personas'>): Persona['reading'][] {
  return [...new Map(run.personas.map(({ reading }) => [readingKey(reading), reading])).values()];
}

export function readingKey(reading: Persona['reading']): string {
  return reading === 'all' ? 'all' : [...reading].sort().join(' ');
}
