import type { Persona } from '../../agents/persona.ts';
import type { Asked, Misleading } from '../../evaluators/diagnosis/diagnosis.ts';
import type { Run } from '../../runs/run.ts';
import type { Clue } from './collect-clues.ts';

export interface FixTextRequest {
  /** All of one change. */
  clues: [Clue, ...Clue[]];
  packages: Run['libraries'][number]['packages'];
  personas: readonly Persona[];
}

/** What to add or change, in one plain sentence. */
export function fixText({ clues, packages, personas }: FixTextRequest): string {
  const [{ kind, place, about }] = clues;
  const where = place === null ? '' : `${place.path}:${String(place.line)}`;
  const names = namesOf(clues);
  const isOne = new Set(clues.map(({ name }) => name)).size === 1;
  const who = personas.filter(({ id }) => clues.some(({ attempt }) => attempt.trial.persona === id)).map(({ title }) => title).join(', ');
  switch (kind) {
    case 'misleading':
      return 'line' in about ? `${where}: ${misleadingText(about, packages)}` : where;
    case 'absent':
      if ('role' in about && about.role === 'refused') return `No page says when ${names} throws “${about.thrown ?? ''}”: say it ${where === '' ? 'where it is taught' : `where it is taught, with what must come first: ${where}`}.`;
      return `No page shows ${names}; ${place === null || !('near' in about) || about.near === null ? 'nor anything that belongs to it: give it a page' : `add ${isOne ? 'it' : 'them'} where \`${about.near.explains}\` is taught: ${where}`}.`;
    case 'not-retrieved': {
      const [example = ''] = queriesOf(clues);
      return `${where} explains ${names}, and ${example === '' ? 'no search brought it' : `searches such as “${example}” did not bring it`}: say there in such words what ${isOne ? 'it is' : 'they are'} for.`;
    }
    case 'not-read':
      if ('why' in about && about.why === 'other-level') return `${where} explains ${names}, which ${who} ${who.includes(',') ? 'do' : 'does'} not read: show ${isOne ? 'it' : 'them'} in what every level reads, such as the README.`;
      if ('why' in about && about.why === 'page-left') return `${where} explains ${names} too far down a page that was opened and left: bring ${isOne ? 'it' : 'them'} further up.`;
      return `${where} explains ${names} and came just below what ${who} ${who.includes(',') ? 'are' : 'is'} shown${rankOf(clues)}: give ${isOne ? 'it' : 'them'} a section that begins with what ${isOne ? 'it is' : 'they are'} for.`;
    case 'ignored':
      if ('role' in about && about.role === 'refused') return `${where} says when ${names} throws “${about.thrown ?? ''}”; whoever failed had seen it and did otherwise: show there how it is avoided, with an example.`;
      return `${where} explains ${names}; whoever failed had seen it and did otherwise: say there when to use ${isOne ? 'it' : 'them'}, with an example.`;
  }
}

const mostNames = 5;

function namesOf(clues: readonly Clue[]): string {
  const names = namesInOrder(clues);
  const shown = names.slice(0, mostNames).map((name) => `\`${name}\``).join(', ');
  return names.length > mostNames ? `${shown} and ${String(names.length - mostNames)} more` : shown;
}

/** What most attempts are about first, so that a headline of two names has the same as its sentence. */
export function namesInOrder(clues: readonly Pick<Clue, 'name'>[]): string[] {
  const counts = new Map<string, number>();
  for (const { name } of clues) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
}

function misleadingText({ mistake, symbol, code, message, instead, calls }: Misleading, packages: FixTextRequest['packages']): string {
  if (calls !== null) return `the example \`${code}\` compiles, and whoever followed it came to a wrong result; accepted solutions call \`${calls.accepted}\`: correct it, or say there what it is for.`;
  const own = packages.filter(({ name }) => symbol === name || symbol.startsWith(`${name}.`) || symbol.startsWith(`${name}/`)).sort((a, b) => b.name.length - a.name.length)[0];
  const version = own === undefined ? 'the installed version' : `${own.name} ${own.version}`;
  const isInvented = mistake === 'setup-failure' || mistake === 'invented-symbol' || mistake === 'near-miss-name' || mistake === 'wrong-options';
  if (!isInvented) return `the example \`${code}\` does not compile with ${version}: ${message.replace(/\.$/u, '')}.`;
  const name = mistake === 'setup-failure' ? symbol : symbol.slice(symbol.lastIndexOf('.') + 1);
  return `the example uses \`${name}\`, which ${version} does not have${instead === null ? '' : `; it has \`${instead}\``}.`;
}

function askedIn(clues: readonly Clue[]): Asked[] {
  return clues.flatMap(({ about }) => ('asked' in about ? about.asked : []));
}

/** Those that came nearest first. */
function queriesOf(clues: readonly Clue[]): string[] {
  const rankIn = ({ rank }: Asked): number => (typeof rank === 'number' ? rank : Infinity);
  return askedIn(clues).sort((a, b) => (rankIn(a) === rankIn(b) ? 0 : rankIn(a) - rankIn(b))).map(({ query }) => clip(query));
}

function rankOf(clues: readonly Clue[]): string {
  const best = askedIn(clues).filter((asked): asked is Asked & { rank: number } => typeof asked.rank === 'number').sort((a, b) => a.rank - b.rank)[0];
  return best === undefined ? '' : ` (number ${String(best.rank)} for “${clip(best.query)}”)`;
}

/** Developers search in whole sentences. */
function clip(query: string): string {
  return query.length > longestQuery ? `${query.slice(0, longestQuery).trimEnd()}…` : query;
}

const longestQuery = 80;
