import type { Candidate } from './candidate.ts';
import { build, distinct } from './make-candidates.ts';
import { packageOf } from './name-table.ts';
import type { Starter } from './read-starter.ts';
import type { Part } from './snippet.ts';
import type { Binding } from './syntax.ts';

/**
 * The same solution with another import, for when the docs' own does not work: what else the docs show for the name, the name
 * as an export of the same module or of the package as a whole, or the module's default export.
 */
export function changeImport(starter: Starter, candidate: Candidate, module: string): Candidate[] {
  const shown = importsIn(candidate);
  const changed = candidate.bindings.flatMap((binding, i): Candidate[] => {
    if (binding.module !== module) return [];
    return alternatives(binding, shown[i] ?? []).map((other, place) => {
      // One name has one import, however often it is used.
      const bindings = candidate.bindings.map((each) => (each.local === binding.local && each.module === module ? other : each));
      return build(starter, { ...candidate, bindings, score: candidate.score - 0.5 * (place + 1) });
    });
  });
  return distinct(changed).filter(({ code }) => code !== candidate.code);
}

function alternatives({ local, module, imported }: Binding, shown: readonly Binding[]): Binding[] {
  const root = packageOf(module);
  const name = imported === 'default' || imported === '*' ? local : imported;
  const guesses: Binding[] = [
    ...shown.filter((binding) => binding.module !== module),
    { local, module: root, imported: name },
    { local, module, imported: imported === 'default' ? name : 'default' },
    { local, module, imported: '*' },
    { local, module: root, imported: 'default' },
  ];
  return guesses.filter((guess, i) => !(guess.module === module && guess.imported === imported) && guesses.findIndex((other) => other.module === guess.module && other.imported === guess.imported) === i);
}

function importsIn({ usage }: Candidate): Binding[][] {
  return [...usage.prelude.flat(), ...usage.result].flatMap((part: Part) => (typeof part !== 'string' && part.kind === 'import' ? [part.bindings] : []));
}
