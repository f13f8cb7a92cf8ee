import { trialKey } from '../../agents/trial.ts';
import type { Finding, FrictionClass } from '../../evaluators/evaluation.ts';
import type { LibraryFacts } from '../../runs/library-facts.ts';
import type { Outcome } from '../../runs/outcome.ts';
import type { InventedName, Misuse } from './coverage.ts';

/** What attempts did with one library; each attempt counts once for each name. */
export interface LibraryUse {
  resolved: number;
  unresolved: number;
  /** By id, the number of attempts; what is misused is used. */
  used: ReadonlyMap<string, number>;
  misused: ReadonlyMap<string, Misuse>;
  invented: InventedName[];
}

/** Keys of a symbol's attempts beyond these are left out, so that a report of a long run stays small. */
const mostKeys = 1000;

export interface UseRequest {
  /** Packages that are the library: another one that is missing is no invention of its API. */
  api: readonly string[];
  /** Null where it is not known: then classes of findings alone tell what is invented. */
  facts: Pick<LibraryFacts, 'symbols' | 'copies'> | null;
}

export interface UseCollector {
  /** Takes an attempt at one library. */
  add: (outcome: Pick<Outcome, 'attempt' | 'evaluations'>) => void;
  finish: () => LibraryUse;
}

export function collectUse({ api, facts }: UseRequest): UseCollector {
  const known = facts === null ? null : new Set(facts.symbols.map(({ id }) => id));
  const original = (id: string): string => (facts !== null && Object.hasOwn(facts.copies, id) ? facts.copies[id] ?? id : id);
  const [used, misused, invented] = [new Map<string, number>(), new Map<string, Misuse>(), new Map<string, InventedName>()];
  let [resolved, unresolved] = [0, 0];
  return {
    add: ({ attempt, evaluations }) => {
      if (attempt.submission === null) return;
      const key = trialKey(attempt.trial);
      const symbols = symbolsIn(evaluations);
      if (symbols === undefined) unresolved += 1;
      else resolved += 1;
      const named = new Set((symbols ?? []).map(original));
      for (const finding of evaluations.flatMap(({ dimension, findings }) => (dimension === 'compliance' ? findings : []))) {
        const id = finding.symbol === undefined ? undefined : original(finding.symbol);
        if (id !== undefined && isMisuse(finding, id, known)) {
          addMisuse(misused, { id, finding, key });
          named.add(id);
        } else if (isInvention(finding, api)) addInvented(invented, { name: nameOf(finding), finding, key, persona: attempt.trial.persona });
      }
      for (const id of named) used.set(id, (used.get(id) ?? 0) + 1);
    },
    finish: () => ({
      resolved, unresolved, used,
      misused: new Map([...misused].map(([id, misuse]) => [id, { ...misuse, keys: misuse.keys.slice(0, mostKeys) }])),
      invented: [...invented.values()].sort((a, b) => b.attempts - a.attempts || (a.name < b.name ? -1 : 1)).map((each) => ({ ...each, keys: each.keys.slice(0, mostKeys) })),
    }),
  };
}

/** Undefined where that was not measured, or by a version that did not keep it. */
function symbolsIn(evaluations: Outcome['evaluations']): string[] | undefined {
  const compliance = evaluations.find(({ dimension }) => dimension === 'compliance');
  return compliance?.kind === 'scored' && compliance.details.kind === 'parts' ? compliance.details.symbols : undefined;
}

const inventing: ReadonlySet<FrictionClass> = new Set(['invented-symbol', 'near-miss-name', 'wrong-options']);

function isInvention(finding: Finding, api: readonly string[]): boolean {
  if (finding.class === 'setup-failure') return api.some((name) => nameOf(finding) === name || nameOf(finding).startsWith(`${name}/`));
  return finding.class !== null && inventing.has(finding.class) && nameOf(finding) !== '';
}

function isMisuse({ class: kind }: Finding, id: string, known: ReadonlySet<string> | null): boolean {
  if (kind === null) return false;
  return known === null ? kind !== 'invented-symbol' && kind !== 'near-miss-name' && kind !== 'setup-failure' : known.has(id);
}

function addMisuse(misused: Map<string, Misuse>, { id, finding, key }: { id: string; finding: Finding; key: string }): void {
  const before = misused.get(id) ?? { attempts: 0, classes: [], keys: [] };
  const isNew = !before.keys.includes(key);
  misused.set(id, {
    attempts: before.attempts + (isNew ? 1 : 0),
    classes: [...new Set([...before.classes, finding.class ?? finding.code])].sort(),
    keys: isNew ? [...before.keys, key] : before.keys,
  });
}

function addInvented(invented: Map<string, InventedName>, { name, finding, key, persona }: { name: string; finding: Finding; key: string; persona: string }): void {
  const before = invented.get(name) ?? { name, attempts: 0, personas: [], keys: [] };
  const isNew = !before.keys.includes(key);
  const suggestion = finding.args['suggestion'];
  invented.set(name, {
    ...before,
    attempts: before.attempts + (isNew ? 1 : 0),
    personas: before.personas.includes(persona) ? before.personas : [...before.personas, persona],
    ...(suggestion === undefined ? {} : { instead: String(suggestion) }),
    keys: isNew ? [...before.keys, key] : before.keys,
  });
}

function nameOf({ symbol, args }: Finding): string {
  return symbol ?? String(args['name'] ?? args['module'] ?? '').replaceAll(/^['"]|['"]$/gu, '');
}
