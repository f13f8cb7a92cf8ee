import type { ScopeValue } from './read-scope.ts';
import { agreeShapes } from './shape.ts';
import type { Hole } from './snippet.ts';
import { agreement, words } from './words.ts';

/** Values of the task in the place of what the docs have there. */
export interface Filling {
  /** What is written for each hole, in their order. */
  texts: string[];
  /** Larger is more plausible. */
  score: number;
}

/** The most plausible ways to fill holes from what is in scope, the best first; none when a hole that needs a value finds no fitting one. */
export function fillHoles({ holes, values }: { holes: readonly Hole[]; values: readonly ScopeValue[] }): Filling[] {
  const groups = groupHoles(holes);
  let states: State[] = [{ choices: [], score: 0 }];
  for (const group of groups) {
    states = states.flatMap((state) => extend(state, group, values)).sort((a, b) => b.score - a.score).slice(0, beam);
  }
  const takesInput = values.some(({ role }) => role === 'parameter');
  return states
    // Code that takes nothing from the task repeats the docs' example, whatever is asked.
    .filter(({ choices }) => !takesInput || choices.some((choice) => choice !== null))
    .map(({ choices, score }) => ({ choices, score: score - notCarried(choices, values) + inOrder(choices, values) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, mostFillings)
    .map(({ choices, score }) => ({ score, texts: holes.map((hole) => textFor(hole, choices[groups.findIndex((group) => group.includes(hole))])) }));
}

interface State {
  choices: Choice[];
  score: number;
}

/** Null keeps what the docs have. */
type Choice = { value: ScopeValue; text: string } | null;

/** One name is one value wherever it stands. */
function groupHoles(holes: readonly Hole[]): Hole[][] {
  const groups: Hole[][] = [];
  for (const hole of holes) {
    const known = hole.name === null || hole.role === 'option' ? undefined : groups.find(([first]) => first?.name === hole.name && first.text === hole.text);
    if (known === undefined) groups.push([hole]);
    else known.push(hole);
  }
  return groups;
}

function extend(state: State, group: Hole[], values: readonly ScopeValue[]): State[] {
  const hole = group[0];
  if (hole === undefined) return [state];
  const kept = hole.needed ? [] : [{ choices: [...state.choices, null], score: state.score - costOfKeeping(hole) }];
  const filled = values.flatMap((value): State[] => {
    const fit = fitOf(hole, value);
    if (fit === null) return [];
    const again = alreadyCarried(state.choices, value) && !(hole.name === value.name);
    if (again && hole.needed) return [];
    return [{ choices: [...state.choices, { value, text: fit.text }], score: state.score + fit.score - costOfHole - (again ? costOfReuse : 0) }];
  });
  return [...kept, ...filled];
}

/** How well a value stands in for what the docs have; null when it cannot. */
function fitOf(hole: Hole, value: ScopeValue): { score: number; text: string } | null {
  const sameName = agreeNames(hole, value);
  if (hole.role === 'option' && sameName < 2) return null;
  const role = value.role === 'local' ? 1.5 : value.role === 'parameter' ? 1 : 0.3;
  const shapes = agreeShapes(hole.shape, value.shape);
  if (shapes === -1) {
    const converted = convert(hole, value);
    return converted === null ? null : { score: sameName + role + 0.5, text: converted };
  }
  const nothingInCommon = sameName === 0 && hole.shape.kind === 'unknown';
  // An undeclared word of the docs is most likely the thing that the starter has built.
  if (nothingInCommon && value.role === 'property') return null;
  // A letter says nothing, a word that is another one says something.
  if (nothingInCommon && value.role === 'parameter') return { score: role - ((hole.name?.length ?? 0) > 2 ? 2.5 : 1), text: value.expression };
  return { score: sameName + role + 2 * shapes, text: value.expression };
}

function agreeNames({ name }: Hole, value: ScopeValue): number {
  if (name === null) return 0;
  if (name === value.name) return 4;
  // `versions` are not a `version`.
  const isSingle = ['string', 'number', 'boolean', 'date'].includes(value.shape.kind);
  return isSingle && name.endsWith('s') && !value.name.endsWith('s') ? 0 : 2.5 * agreement(words(name), words(value.name));
}

/** Task inputs are JSON: dates and patterns arrive as text. */
function convert(hole: Hole, { shape, expression }: ScopeValue): string | null {
  if (hole.shape.kind === 'date' && (shape.kind === 'string' || shape.kind === 'number')) return `new Date(${expression})`;
  if (hole.shape.kind === 'regexp' && shape.kind === 'string') return `new RegExp(${expression}, 'u')`;
  return null;
}

/** What is written into the docs' example is rarely what the task asks about. */
function costOfKeeping({ shape, role, name }: Hole): number {
  if (role === 'option') return 0.3;
  switch (shape.kind) {
    case 'array':
    case 'object':
      return 3;
    case 'date':
      return 2;
    case 'string':
      return name === null ? 1.5 : 2;
    case 'number':
      return 1.2;
    default:
      return 0.6;
  }
}

function alreadyCarried(choices: readonly Choice[], { carries }: ScopeValue): boolean {
  return choices.some((choice) => choice !== null && choice.value.carries.some((input) => carries.includes(input)));
}

/** Every parameter is there to be used. */
function notCarried(choices: readonly Choice[], values: readonly ScopeValue[]): number {
  const inputs = [...new Set(values.filter(({ role }) => role === 'parameter').flatMap(({ carries }) => carries))];
  const carried = new Set(choices.flatMap((choice) => choice?.value.carries ?? []));
  const parameterOf = (input: string): string => input.split('.')[0] ?? input;
  const sizes = new Map<string, number>();
  for (const input of inputs) sizes.set(parameterOf(input), (sizes.get(parameterOf(input)) ?? 0) + 1);
  return inputs.filter((input) => !carried.has(input)).reduce((sum, input) => sum + costOfUnused / (sizes.get(parameterOf(input)) ?? 1), 0);
}

/** Parameters mostly come in the order in which the call wants them. */
function inOrder(choices: readonly Choice[], values: readonly ScopeValue[]): number {
  const places = choices.flatMap((choice) => (choice === null ? [] : [values.indexOf(choice.value)]));
  return places.filter((place, i) => i > 0 && place > (places[i - 1] ?? 0)).length * 0.3;
}

function textFor(hole: Hole, choice: Choice | undefined): string {
  return choice === null || choice === undefined ? hole.text : choice.text;
}

const beam = 24;
const mostFillings = 3;
const costOfUnused = 5;
const costOfReuse = 3;
/** A call with more gaps is not the better for it. */
const costOfHole = 2.5;
