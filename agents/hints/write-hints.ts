import type { ApiSymbol } from '../../knowledge/inventory.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { AttemptJob } from '../attempt-job.ts';
import { clip } from '../tools/clip.ts';
import { writePseudocode } from './pseudocode.ts';
import { usedSymbols } from './used-symbols.ts';

/** Longest docs example that a hint shows. */
const mostExample = 1_500;

/**
 * What a persona with hints is told out of the first accepted reference; the empty string for one without.
 * Each rung of the ladder holds those below it: names of the API, then its details, then the steps.
 */
export async function writeHints({ persona, task, library, inventory, knowledge }: AttemptJob): Promise<string> {
  const reference = task.solutions[library.id]?.references[0];
  if (persona.hints === 'none' || reference === undefined) return '';
  const symbols = await usedSymbols(reference.code, inventory);
  const api = persona.hints === 'api-names' ? symbols.map(({ id }) => `- ${id}`) : symbols.map((symbol) => describe(symbol, knowledge.passages));
  const hints = symbols.length === 0 ? [] : ['Parts of the library that solve this task:', ...api];
  if (persona.hints === 'pseudocode') hints.push('The steps of a solution, as pseudocode:', await writePseudocode(reference.code));
  return hints.join('\n');
}

function describe({ id, name, signatures, documentation, optionKeys }: ApiSymbol, passages: Passage[]): string {
  const example = exampleOf(id, name, passages);
  return [
    `- ${id}`,
    ...signatures.slice(0, 4).map((signature) => `  ${clip(signature, 500)}`),
    ...(optionKeys.length === 0 ? [] : [`  Options: ${optionKeys.join(', ')}`]),
    ...(documentation === '' ? [] : [indent(clip(documentation, 1_000))]),
    ...(example === undefined ? [] : ['  Example from the documentation:', indent(example)]),
  ].join('\n');
}

/** The docs' shortest block of code that names the symbol, its module for a default export. */
function exampleOf(id: string, name: string, passages: Passage[]): string | undefined {
  const needle = name === 'default' ? id.slice(0, -'.default'.length) : name;
  return passages
    .flatMap(({ code }) => code.map((block) => block.code))
    .filter((code) => code.length <= mostExample && code.includes(needle))
    .reduce<string | undefined>((best, code) => (best === undefined || code.length < best.length ? code : best), undefined);
}

function indent(text: string): string {
  return text.split('\n').map((line) => `  ${line}`).join('\n');
}
