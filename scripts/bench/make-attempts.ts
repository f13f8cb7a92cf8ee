import path from 'node:path';
import { seededRandom } from '../../runs/statistics/seeded-random.ts';
import type { CodeFile } from '../../tasks/code-file.ts';
import type { Suite } from '../../tasks/suite.ts';

/**
 * What developers might have handed in: references, planted mistakes and starters of a suite in turn, each text
 * changed a little, so that no two are the same and nothing that goes by the text is known from before.
 */
export function makeAttempts(suite: Suite, library: string, count: number): { task: string; file: CodeFile }[] {
  const solutions = suite.tasks.flatMap(({ id, solutions: { [library]: own } }) =>
    own === undefined ? [] : [...own.references, ...own.wrong, own.starter].map((file) => ({ task: id, file })));
  const random = seededRandom('bench');
  const order = solutions.map((solution) => ({ solution, key: random() })).sort((a, b) => a.key - b.key);
  return Array.from({ length: count }, (_, i) => {
    const chosen = order[i % order.length]?.solution;
    if (chosen === undefined) throw new Error(`The suite "${suite.id}" has no solutions for ${library}.`);
    const { task, file } = chosen;
    const { name, ext } = path.parse(file.name);
    return { task, file: { ...file, name: `${name}-${String(i)}${ext}`, code: mutate(file.code, i, random) } };
  });
}

/** The same code written a little differently. */
export function mutate(code: string, number: number, random: () => number): string {
  const mutations = [
    () => `${code}\n// Attempt ${String(number)}.\n`,
    () => `${code}\nconst attempt${String(number)} = ${String(Math.floor(random() * 1000))};\n`,
    () => renameLocal(code, `renamed${String(number)}`),
    () => code.replace(/\n(?= +return )/u, `\n  // Step ${String(number)}.\n`),
  ];
  return mutations[number % mutations.length]?.() ?? code;
}

/** The first local constant under another name; code without one gets a comment. */
function renameLocal(code: string, name: string): string {
  const local = /^ +const (\w+) =/mu.exec(code)?.[1];
  return local === undefined ? `// ${name}\n${code}` : code.replaceAll(new RegExp(String.raw`(?<![\w.'"$])${local}(?![\w:'"$])`, 'gu'), name);
}
