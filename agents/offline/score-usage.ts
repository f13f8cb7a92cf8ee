import { packageOf } from './name-table.ts';
import { agreeShapes, type Shape } from './shape.ts';
import type { Usage } from './snippet.ts';
import type { Binding } from './syntax.ts';
import { agreement, coverage, words } from './words.ts';

/** What the task asks for, in words, and which packages there are. */
export interface Assignment {
  /** Of the title and the entry's name. */
  title: string[];
  /** Of the instructions. */
  body: string[];
  packages: readonly string[];
}

/** How likely it is that a usage is what the task needs, from words alone; larger is likelier. */
export function scoreUsage({ usage, bindings, assignment, result }: { usage: Usage; bindings: readonly Binding[]; assignment: Assignment; result: Shape }): number {
  const { title, body, packages } = assignment;
  const { snippet } = usage;
  const callee = words(usage.callee);
  const prose = words(`${snippet.prose} ${usage.comment}`);
  const modules = words(bindings.map(({ module }) => module).join(' '));
  const output = agreeShapes(usage.output, result);
  return (
    6 * agreement(callee, title) +
    2 * coverage(callee, body) +
    3 * agreement(words(snippet.heading.at(-1) ?? ''), title) +
    2 * coverage(title, prose) +
    2 * coverage(title, modules) +
    3 * agreement(prose, body) +
    (usage.assignedTo === null ? 0 : coverage(words(usage.assignedTo), [...title, ...body])) +
    1.5 / (1 + snippet.rank) +
    (usage.valued ? 0.8 : -1.2) +
    (output < 0 ? 3 * output : 1.5 * output) -
    0.4 * usage.prelude.length -
    (usage.shortened ? 0.3 : 0) -
    0.01 * usage.place -
    // An import that names no installed package is most likely a slip of the docs.
    4 * bindings.filter(({ module }) => !packages.includes(packageOf(module)) && !module.startsWith('node:')).length
  );
}
