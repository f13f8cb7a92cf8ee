import { measures } from '../../runs/comparison/compared-run.ts';
import { unknownName } from '../../tasks/did-you-mean.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { Gate, GateScope } from './gate.ts';

/** Reads `usability=70` or `my-lib.junior.correctness=50`; a name that the run has no score for is a UserError with those that it has. */
export function readGates(texts: readonly string[], scope: GateScope): Gate[] {
  return texts.map((text) => {
    const at = text.lastIndexOf('=');
    const name = text.slice(0, Math.max(0, at)).trim();
    const figure = text.slice(at + 1).trim();
    const threshold = Number(figure);
    if (name === '' || figure === '' || !(threshold >= 0 && threshold <= 100)) {
      throw new UserError(`--fail-under ${text}: write a score and the points from 0 to 100 that it must reach, such as --fail-under usability=70.`);
    }
    const gate = readName(name, scope);
    if (gate === undefined) throw new UserError(`--fail-under ${text}: ${unknownName('score', name, knownNames(scope))}`);
    return { ...gate, threshold };
  });
}

/** Words before the measure may stand in any order; ids may have dots themselves, so the longest that fits is taken. */
function readName(name: string, scope: GateScope): Omit<Gate, 'threshold'> | undefined {
  const gate: Omit<Gate, 'threshold'> = { name, measure: 'usability', persona: null, library: null, arm: null, model: null };
  const ids = [
    ...scope.libraries.map((id) => ({ id, take: () => take('library', id) })),
    ...scope.personas.map((id) => ({ id, take: () => take('persona', id) })),
    ...scope.models.map((id) => ({ id, take: () => take('model', id) })),
    ...scope.arms.map((id) => ({ id, take: () => take('arm', id) })),
  ].sort((a, b) => b.id.length - a.id.length);
  const take = <Key extends 'library' | 'persona' | 'model' | 'arm'>(key: Key, id: NonNullable<Gate[Key]>): boolean => {
    if (gate[key] !== null) return false;
    Object.assign(gate, { [key]: id });
    return true;
  };
  let rest = name;
  for (;;) {
    const measure = measures.find((each) => each === rest);
    if (measure !== undefined) return { ...gate, measure };
    const next = ids.find(({ id, take: taken }) => rest.startsWith(`${id}.`) && taken());
    if (next === undefined) return undefined;
    rest = rest.slice(next.id.length + 1);
  }
}

function knownNames({ libraries, arms, models, personas }: GateScope): string[] {
  const several = [libraries, arms, models].filter((ids) => ids.length > 1).flat();
  return [...measures, ...[...personas, ...several].flatMap((id) => measures.map((measure) => `${id}.${measure}`))];
}
