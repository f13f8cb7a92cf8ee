import path from 'node:path';
import { listOwnPersonas } from '../../agents/own-personas.ts';
import { bundledPersonas, readPersona } from '../../agents/read-persona.ts';
import type { KnownPersona, OfferedSuite } from '../../reports/live/live-choices.ts';

/** The bundled ones, those in `personas/` of the working folder, and those that its suites bring along; as far as they can be read. */
export function offeredPersonas(workingFolder: string, suites: readonly Pick<OfferedSuite, 'personas'>[]): KnownPersona[] {
  const bundled = bundledPersonas().map((id): KnownPersona => ({ ...readPersona(id, workingFolder), file: null }));
  const own = listOwnPersonas(workingFolder).flatMap((each) => ('persona' in each ? [{ ...each.persona, file: each.file }] : []));
  const isOwn = (name: string): boolean => own.some(({ file }) => path.resolve(workingFolder, file) === path.resolve(workingFolder, name));
  const ofSuites = [...new Set(suites.flatMap(({ personas }) => personas))].filter((name) => path.isAbsolute(name) && !isOwn(name));
  return [...bundled.sort(byResources), ...own, ...ofSuites.map((name) => personaAt(name, workingFolder))];
}

/** As it is named in a command that is typed in the working folder. @throws UserError */
export function personaAt(file: string, workingFolder: string): KnownPersona {
  const below = path.relative(workingFolder, path.resolve(workingFolder, file));
  // A bundled persona's id must stay that of the bundled one.
  const typed = below.startsWith('..') || path.isAbsolute(below) ? path.resolve(workingFolder, file) : below.includes('/') ? below : `./${below}`;
  return { ...readPersona(typed, workingFolder), file: typed };
}

/** From the least to the most; those whose levels are hints come last. */
function byResources(a: KnownPersona, b: KnownPersona): number {
  const isPaper = ({ id }: KnownPersona): number => Number(id.startsWith('paper-'));
  return isPaper(a) - isPaper(b) || a.budgets.tokens - b.budgets.tokens || hintLevels.indexOf(a.hints) - hintLevels.indexOf(b.hints);
}

const hintLevels: readonly KnownPersona['hints'][] = ['none', 'api-names', 'api-details', 'pseudocode'];
