import type { Passage } from '../../knowledge/passage.ts';
import { isMeant } from '../friction/check-snippet.ts';
import { followedDefects, isHistory } from '../friction/docs-defect.ts';
import { symbolWords } from '../../knowledge/symbol-words.ts';
import type { Finding, FrictionClass } from '../evaluation.ts';
import type { FrictionJob } from '../friction/stumble.ts';
import type { Misleading } from './diagnosis.ts';
import { libraryMistakes, type Needs } from './needed-symbols.ts';
import { showsName } from './shows-name.ts';

/**
 * Code of the docs that the attempt saw and followed into a mistake: blocks that do not compile, and, of blocks that cannot be
 * compiled alone, those that have the very name that its own code has and the library has not.
 */
export async function findMisleading(job: FrictionJob, needs: Needs | null): Promise<Misleading[]> {
  const { attempt, evaluations, docs } = job;
  if (docs === null || attempt.passages.length === 0 || needs === null) return [];
  const mistakes = libraryMistakes(evaluations);
  const compiled = (await followedDefects(job)).map(({ path, block, defect }): Misleading => ({
    mistake: defect.class, symbol: defect.symbol ?? `${path}:${String(block.line + defect.line - 1)}`, path, line: block.line + defect.line - 1, code: block.code.split('\n')[defect.line - 1]?.trim() ?? '',
    message: `${defect.code}: ${String(defect.args['message'])}`, calls: null,
    isHandedIn: mistakes.some((mistake) => mistake.class === defect.class && mistake.symbol === defect.symbol),
    instead: insteadOf(defect, needs),
  }));
  const told = new Set(compiled.map(({ symbol }) => symbol));
  const seen = new Set(attempt.passages.map(({ id }) => id));
  const passages = docs.filter((passage) => seen.has(passage.id) && !isHistory(passage));
  const named = mistakes.filter(({ symbol }) => symbol !== undefined && !told.has(symbol)).flatMap((mistake) => showing(mistake, passages, needs));
  return [...compiled, ...named.filter((each, i) => named.findIndex(({ symbol }) => symbol === each.symbol) === i)];
}

const inventing: ReadonlySet<FrictionClass | null> = new Set(['setup-failure', 'invented-symbol', 'near-miss-name', 'wrong-options']);

/** The first line that shows the name that a mistake invents; none for a name that the library has elsewhere, or that any JavaScript has. */
function showing(mistake: Finding, passages: readonly Passage[], needs: Needs): Misleading[] {
  const { code: number, args } = mistake;
  const key = rejectedKey(mistake);
  const kind = key === undefined ? mistake.class : 'wrong-options';
  const symbol = key === undefined ? mistake.symbol ?? '' : `${mistake.symbol ?? ''}.${key}`;
  const isModule = kind === 'setup-failure';
  const name = isModule ? symbol : symbol.slice(symbol.lastIndexOf('.') + 1);
  const isElsewhere = builtIn.has(name) || needs.inventory.symbols.some((each) => each.name === name || each.optionKeys.includes(name));
  if (!inventing.has(kind) || name.length < 3 || (!isModule && key === undefined && isElsewhere)) return [];
  // What other calls may take too must be shown with this one.
  const callee = key === undefined ? '' : symbolWords(mistake.symbol ?? '', needs.inventory).names[0] ?? '';
  for (const { path, code } of passages) {
    for (const block of code) {
      if (!block.code.includes(callee)) continue;
      const lines = block.code.split('\n');
      const at = lines.findIndex((line, i) => showsName(line, name, isModule ? 'module' : kind === 'wrong-options' ? 'option' : 'name') && !isMeant(lines, i + 1));
      if (at >= 0) {
        return [{ mistake: kind, symbol, path, line: block.line + at, code: lines[at]?.trim() ?? '', message: `${number}: ${String(args['message'])}`, calls: null, isHandedIn: true, instead: insteadOf(mistake, needs) }];
      }
    }
  }
  return [];
}

/** An option that none of several overloads takes: then the compiler says it of the call. */
function rejectedKey({ class: kind, code, args }: Finding): string | undefined {
  return (kind === 'wrong-call' || kind === 'wrong-options') && code === 'TS2769' ? /'([\w$-]+)' does not exist in type/u.exec(String(args['message']))?.[1] : undefined;
}

/** Members that values of the language itself have, so that docs show them of anything. */
const builtIn = new Set([Array, Object, String, Number, Map, Set, Promise, Function, RegExp, Date].flatMap((type) => [...Object.getOwnPropertyNames(type), ...Object.getOwnPropertyNames(type.prototype)]));

/** What the compiler suggests, else what exports the last name of a module that is not there, else what the nearest reference has of the same owner, where that is one. */
function insteadOf({ class: kind, symbol, args }: Finding, { missing, inventory }: Needs): string | null {
  if (args['suggestion'] !== undefined) return String(args['suggestion']);
  if (symbol === undefined) return null;
  if (kind === 'setup-failure') {
    const name = symbol.slice(symbol.lastIndexOf('/') + 1);
    const exporting = inventory.symbols.filter((each) => each.exportedAs === 'named' && each.name === name && symbol.startsWith(each.module)).sort((a, b) => b.module.length - a.module.length)[0];
    return exporting === undefined ? null : `import { ${name} } from '${exporting.module}'`;
  }
  const owner = symbol.slice(0, symbol.lastIndexOf('.'));
  const same = missing.filter(({ id }) => id.slice(0, id.lastIndexOf('.')) === owner);
  return same.length === 1 ? (same[0]?.names[0] ?? null) : null;
}
