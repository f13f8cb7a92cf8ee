import type { Inventory } from '../../knowledge/inventory.ts';
import { readApi } from '../../knowledge/inventory/read-inventory.ts';
import type { CodeFile } from '../../tasks/code-file.ts';
import { inspectOnce } from '../compliance/inspect-once.ts';
import { inspectReference } from '../compliance/inspect-reference.ts';
import type { Finding, FrictionClass } from '../evaluation.ts';
import { isSolved } from '../friction/is-solved.ts';
import type { FrictionJob } from '../friction/stumble.ts';
import { wantedSymbol, type Wanted } from './cover.ts';
import { outlineOf, type Call, type Outline } from './outline.ts';
import { standingOf, type Standing } from './standing.ts';

export interface Needs {
  /** What the nearest accepted reference needs beyond what the starter hands over, and the submission does not use. */
  missing: Wanted[];
  /** What the submission uses, in a way that the compiler is against. */
  misused: Wanted[];
  /** Ids of what the submission uses and the starter hands over. */
  has: ReadonlySet<string>;
  /** Every symbol of that reference. */
  way: string[];
  /** Where its symbols stand in it, and whether the code has something of its own there. */
  standing: ReadonlyMap<string, Standing>;
  /** What the code calls, and what accepted references do. */
  calls: { own: Call[]; accepted: Call[] };
  inventory: Inventory;
}

/** Below this the library was not used as it is meant to be: the lower end of the band "good". */
const lowCompliance = 61;

/** Whether there is anything to explain: the task is not solved, or solved with poor use of the library. */
export function needsCause({ evaluations }: FrictionJob): boolean {
  return !isSolved(evaluations) || usesLibraryBadly(evaluations);
}

function usesLibraryBadly(evaluations: FrictionJob['evaluations']): boolean {
  return evaluations.some((each) => each.dimension === 'compliance' && each.kind === 'scored' && each.score < lowCompliance);
}

/**
 * The symbols that an attempt needed: those of the nearest reference, or where the task was solved with the library in another
 * way, none but those of that way. What other attempts did is no measure: code that writes the library's work anew solves a
 * task as well, and a diagnosis must not change with who else has tried.
 */
export async function neededSymbols(job: FrictionJob): Promise<Needs | null> {
  const { attempt, evaluations, task, library, installation } = job;
  const solutions = task.solutions[library.id];
  if (solutions === undefined) return null;
  const { inventory } = await readApi({ library, installation });
  const starter = await inspectReference({ file: solutions.starter, library, installation });
  const handedOver = new Set(starter.symbols);
  const submission = attempt.submission === null ? null : await inspectOnce({ submission: attempt.submission, library, installation });
  const used = new Set(submission?.symbols ?? []);
  const symbolsOf: string[][] = [];
  for (const file of solutions.references) symbolsOf.push((await inspectReference({ file, library, installation })).symbols);
  const { own, ways } = await outlineAll(job, solutions.references);
  const doubtful = new Set(evaluations.flatMap(({ findings }) => findings.filter((finding) => mistakeClasses.has(finding.class) || finding.code === 'threw').map(({ line }) => line)));
  const held = ways.map((outline, i) => {
    const way = symbolsOf[i] ?? [];
    const missing = way.filter((symbol) => !handedOver.has(symbol) && !used.has(symbol) && !isGivenOtherwise(symbol, outline, own));
    const standing = standingOf(outline, own, doubtful);
    return { way, missing, standing, without: missing.filter((symbol) => standing.get(symbol)?.isReplaced !== true).length };
  });
  // What the code does by its own means keeps no reference far from it.
  const nearest = held.sort((a, b) => a.without - b.without || a.missing.length - b.missing.length)[0] ?? { way: [], missing: [], standing: new Map<string, Standing>() };
  const isOtherWay = isSolved(evaluations) && !isBypassed(evaluations);
  const missing = isOtherWay ? [] : nearest.missing;
  const misused = [...new Set(libraryMistakes(evaluations).flatMap((finding) => meantSymbol(finding, inventory) ?? []))].filter((id) => !missing.includes(id)).sort();
  return {
    missing: missing.map((id) => wantedSymbol(id, inventory)), misused: misused.map((id) => wantedSymbol(id, inventory)), has: new Set([...used, ...handedOver]), way: nearest.way, inventory,
    standing: nearest.standing, calls: { own: own.calls, accepted: ways.flatMap(({ calls }) => calls) },
  };
}

/** Overloads declare an option several times over: whoever gives the same call the same key has it. */
function isGivenOtherwise(symbol: string, { calls }: Outline, own: Outline): boolean {
  const key = symbol.slice(symbol.lastIndexOf('.') + 1);
  return calls.some(({ id, places }) => Object.keys(places).some((path) => path.endsWith(`.${key}`) && own.calls.some((call) => call.id === id && Object.hasOwn(call.places, path))));
}

async function outlineAll({ attempt: { submission }, task: { entry }, library, installation }: FrictionJob, references: readonly CodeFile[]): Promise<{ own: Outline; ways: Outline[] }> {
  const code = submission?.files[submission.main];
  const own = submission === null || code === undefined ? { uses: [], calls: [] } : await outlineOf({ file: { name: submission.main, code }, entry, library, installation });
  const ways: Outline[] = [];
  for (const file of references) ways.push(await outlineOf({ file, entry, library, installation }));
  return { own, ways };
}

/** Whether the library was gone round as a whole. */
function isBypassed(evaluations: FrictionJob['evaluations']): boolean {
  return evaluations.some(({ dimension, findings }) => dimension === 'compliance' && findings.some(({ code }) => code === 'never-used' || code === 'only-handed-over'));
}

const mistakeClasses: ReadonlySet<FrictionClass | null> = new Set(['setup-failure', 'invented-symbol', 'near-miss-name', 'wrong-call', 'wrong-options', 'wrong-return', 'deprecated']);

/** What the compiler has against the use of the library. */
export function libraryMistakes(evaluations: FrictionJob['evaluations']): Finding[] {
  return evaluations.flatMap(({ dimension, findings }) => (dimension === 'compliance' ? findings.filter((finding) => mistakeClasses.has(finding.class)) : []));
}

/** The symbol of the library that a mistake is about; undefined where nobody knows what was meant. */
function meantSymbol({ class: kind, symbol, args }: Finding, { symbols }: Inventory): string | undefined {
  if (symbol === undefined || kind === 'deprecated') return undefined;
  const suggested = args['suggestion'] === undefined ? symbol : `${symbol.slice(0, symbol.lastIndexOf('.') + 1)}${String(args['suggestion'])}`;
  return symbols.some(({ id }) => id === suggested) ? suggested : undefined;
}
