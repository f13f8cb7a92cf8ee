import { isDeepStrictEqual } from 'node:util';
import type { ComparedRun } from './compared-run.ts';
import type { Pairing } from './pair-trials.ts';

/** One thing that the runs differ in, as a reader would name it on either side; empty where a side has none. */
export interface SetupDifference {
  kind: 'library' | 'persona' | 'arm' | 'model' | 'packages' | 'package-contents' | 'docs' | 'embedder' | 'persona-resources' | 'sandbox' | 'uagent' | 'evaluators' | 'node';
  /** The library or persona that it is about; empty where it is about the whole. */
  subject: string;
  base: string;
  head: string;
}

/** Everything that is recorded of two runs and differs; empty where the head is the base tried once more. */
export function setupDifferences({ base, head, pairing: { axis } }: { base: ComparedRun; head: ComparedRun; pairing: Pairing }): SetupDifference[] {
  const crossed: SetupDifference[] = axis === null ? [] : [{ kind: axis.name, subject: '', base: axis.base, head: axis.head }];
  const libraries = axis?.name === 'library' ? [] : base.libraries.flatMap(({ id }) => libraryDifferences(id, base, head));
  const whole = ([['sandbox', base.sandbox, head.sandbox], ['uagent', base.versions.uagent, head.versions.uagent], ['evaluators', evaluatorsOf(base), evaluatorsOf(head)], ['node', base.versions.node, head.versions.node]] as const)
    .map(([kind, before, after]) => ({ kind, subject: '', base: before, head: after }));
  return [...crossed, ...libraries, ...personaDifferences(base, head), ...whole].filter((each) => each.base !== each.head);
}

/** The version that graded, which is that which ran it until somebody grades it anew. */
function evaluatorsOf({ versions: { evaluators, uagent } }: ComparedRun): string {
  return evaluators ?? uagent;
}

function libraryDifferences(id: string, base: ComparedRun, head: ComparedRun): SetupDifference[] {
  const [before, after] = [base, head].map(({ libraries }) => libraries.find((library) => library.id === id));
  if (before === undefined || after === undefined) return [];
  const changed = (kind: SetupDifference['kind'], one = '', other = ''): SetupDifference => ({ kind, subject: id, base: one, head: other });
  const isSamePackages = isDeepStrictEqual(before.packages, after.packages);
  const packages = isSamePackages
    ? [changed('package-contents', before.hash, after.hash)]
    : [changed('packages', ...packageWords(before.packages, after.packages))];
  const [docsBefore, docsAfter] = [base, head].map(({ knowledge }) => knowledge.find(({ libraryId }) => libraryId === id));
  if (docsBefore === undefined || docsAfter === undefined) return packages;
  return [...packages, changed('embedder', docsBefore.embedder, docsAfter.embedder), ...(docsBefore.embedder === docsAfter.embedder ? [changed('docs', docsWords(docsBefore), docsWords(docsAfter))] : [])];
}

/** Those alone that are not the same. */
function packageWords(before: ComparedRun['libraries'][number]['packages'], after: typeof before): [string, string] {
  const words = (packages: typeof before, others: typeof before): string =>
    packages.filter((each) => !others.some((other) => isDeepStrictEqual(each, other))).map(({ name, version }) => `${name} ${version}`).join(', ');
  return [words(before, after), words(after, before)];
}

function docsWords({ documents, passages, hash }: ComparedRun['knowledge'][number]): string {
  return `${String(documents)} pages, ${String(passages)} passages, ${hash.slice(0, 8)}`;
}

/** A persona of one name with other resources is another developer. */
function personaDifferences(base: ComparedRun, head: ComparedRun): SetupDifference[] {
  return base.personas.flatMap((before) => {
    const after = head.personas.find(({ id }) => id === before.id);
    if (after === undefined) return [];
    const entries = (persona: typeof before): [string, unknown][] => Object.entries({ ...persona.budgets, reading: [persona.reading].flat().join(', '), hints: persona.hints });
    const others = new Map(entries(after));
    const changed = entries(before).filter(([name, value]) => others.get(name) !== value);
    const words = (valueOf: (name: string, own: unknown) => unknown): string => changed.map(([name, own]) => `${name} ${String(valueOf(name, own))}`).join(', ');
    return [{ kind: 'persona-resources' as const, subject: before.id, base: words((_, own) => own), head: words((name) => others.get(name)) }];
  });
}
