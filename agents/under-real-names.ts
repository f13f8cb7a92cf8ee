import type { Anonymisation } from '../knowledge/anonymisation/open-anonymisation.ts';
import type { Inventory } from '../knowledge/inventory.ts';
import type { Attempt, SeenPassage, Step } from './attempt.ts';

export interface RealNames {
  anonymisation: Anonymisation;
  /** Of the anonymised library. */
  inventory: Inventory;
}

/** What was seen as what it is of the real docs, and beside each look-up what was asked for and shown under the library's own names. */
export function underRealNames({ steps, passages }: Pick<Attempt, 'steps' | 'passages'>, names: RealNames): Pick<Attempt, 'steps' | 'passages'> {
  return { steps: steps.map((step) => withReal(step, names)), passages: passages.map((passage) => realPassage(passage, names)) };
}

function realPassage(seen: SeenPassage, { anonymisation }: RealNames): SeenPassage {
  const real = anonymisation.realPassage(seen.id);
  if (real === undefined) return seen;
  const { id, path, startLine, endLine, heading, text } = real;
  return { id, path, startLine, endLine, heading, text, by: seen.by };
}

function withReal(step: Step, names: RealNames): Step {
  if (step.kind !== 'tool' || step.outcome !== 'done' || typeof step.arguments !== 'object' || step.arguments === null) return step;
  switch (step.name) {
    case 'search_docs':
      return { ...step, real: { arguments: mapped(step.arguments, (text) => wordsBack(text, names)) } };
    case 'read_doc':
      return { ...step, real: { arguments: mapped(step.arguments, (text) => pathBack(text, names)) } };
    case 'look_up_api':
      return { ...step, real: { arguments: mapped(step.arguments, (text) => wordsBack(text, names)), symbols: symbolsIn(step.result, names) } };
    default:
      return step;
  }
}

function mapped(values: object, map: (text: string) => string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]: [string, unknown]) => [key, typeof value === 'string' ? map(value) : value]));
}

/** Every name of the table is told from any other word by being invented. */
function wordsBack(text: string, { anonymisation: { dictionary } }: RealNames): string {
  return text.replaceAll(/[\w$@/-]+/gu, (word) => (dictionary.aliasModule(word) === undefined ? dictionary.swapModule(word) ?? word : word))
    .replaceAll(/[A-Za-z_$][\w$]*/gu, (word) => dictionary.real(word) ?? word);
}

function pathBack(path: string, { anonymisation: { docs, realPassage: real } }: RealNames): string {
  const [first] = docs.passages.filter((passage) => passage.path === path);
  return (first === undefined ? undefined : real(first.id)?.path) ?? path;
}

/** Ids of the declarations that a look-up has shown. */
function symbolsIn(result: string, { anonymisation: { dictionary }, inventory }: RealNames): string[] {
  const shown = [...result.matchAll(/<declaration symbol="([^"]*)"/gu)].map(([, id = '']) => id);
  return shown.flatMap((id) => {
    const symbol = inventory.symbols.find((each) => each.id === id);
    if (symbol === undefined) return [];
    const names = id.slice(symbol.module.length).replaceAll(/[A-Za-z_$][\w$]*/gu, (name) => dictionary.real(name) ?? name);
    return [`${dictionary.swapModule(symbol.module) ?? symbol.module}${names}`];
  });
}
