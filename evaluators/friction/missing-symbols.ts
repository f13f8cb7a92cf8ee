import type { Step } from '../../agents/attempt.ts';
import { hintsHeading } from '../../agents/prompt.ts';
import { readApi } from '../../knowledge/inventory/read-inventory.ts';
import { coversSymbol, mentionsSymbol } from '../../knowledge/covers-symbol.ts';
import { symbolWords, type SymbolWords } from '../../knowledge/symbol-words.ts';
import { inspectReference } from '../compliance/inspect-reference.ts';
import { inspectOnce } from '../compliance/inspect-once.ts';
import { isSolved } from './is-solved.ts';
import type { FrictionJob } from './stumble.ts';

/** Below this the library was not used as it is meant to be: the lower end of the band "good". */
const lowCompliance = 61;

const kept = new WeakMap<FrictionJob, Promise<SymbolWords[]>>();

/**
 * Symbols that the nearest accepted reference needs beyond what the starter hands over, that the submission does not use and
 * that the developer was not shown: none where the task was done with good use of the library, whichever that was.
 */
export function missingSymbols(job: FrictionJob): Promise<SymbolWords[]> {
  // More than one class is told from them.
  const symbols = kept.get(job) ?? findMissing(job);
  kept.set(job, symbols);
  return symbols;
}

async function findMissing({ attempt, evaluations, task, library, installation, persona }: FrictionJob): Promise<SymbolWords[]> {
  const solutions = task.solutions[library.id];
  // Without docs to look into, what was not found there says nothing.
  if (solutions === undefined || attempt.trial.arm === 'closed-book' || (isSolved(evaluations) && !usesLibraryBadly(evaluations))) return [];
  const starter = await inspectReference({ file: solutions.starter, library, installation });
  const handedOver = new Set(starter.symbols);
  const submission = attempt.submission === null ? null : await inspectOnce({ submission: attempt.submission, library, installation });
  const used = new Set(submission?.symbols ?? []);
  const missing: string[][] = [];
  for (const file of solutions.references) {
    const { symbols } = await inspectReference({ file, library, installation });
    missing.push(symbols.filter((symbol) => !handedOver.has(symbol) && !used.has(symbol)));
  }
  const [nearest = []] = missing.sort((a, b) => a.length - b.length);
  if (nearest.length === 0) return [];
  const { inventory } = await readApi({ library, installation });
  return nearest.map((id) => symbolWords(id, inventory)).filter((symbol) => !wasShown(symbol, attempt, persona));
}

function usesLibraryBadly(evaluations: FrictionJob['evaluations']): boolean {
  return evaluations.some((each) => each.dimension === 'compliance' && each.kind === 'scored' && each.score < lowCompliance);
}

/** By a passage that covers it, a look-up of its declaration, or the hints of the task. */
function wasShown(symbol: SymbolWords, { passages, steps }: FrictionJob['attempt'], { hints }: FrictionJob['persona']): boolean {
  return passages.some((passage) => coversSymbol(passage, symbol))
    || steps.some((step) => isLookUpOf(symbol, step) || (hints !== 'none' && isHintAt(symbol, step)));
}

function isHintAt(symbol: SymbolWords, step: Step): boolean {
  return step.kind === 'message' && mentionsSymbol(step.text.split(hintsHeading).slice(1).join(''), symbol);
}

function isLookUpOf({ id }: SymbolWords, step: Step): boolean {
  return step.kind === 'tool' && step.name === 'look_up_api' && step.outcome === 'done' && step.result.includes(`<declaration symbol="${id}"`);
}
