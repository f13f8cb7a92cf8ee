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
  const callee = words(calledName(usage.callee, bindings));
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
    // A call inside a call does something more than what is asked.
    0.6 * Math.max(0, bindings.length - 1) -
    (usage.shortened ? 0.1 : 0) -
    0.01 * usage.place -
    2.5 * bindings.filter(({ guessed }) => guessed === true).length -
    // An import that names no installed package is most likely a slip of the docs.
    4 * bindings.filter(({ module }) => !packages.includes(packageOf(module)) && !module.startsWith('node:')).length
  );
}

/** Without the package itself, which stands before each of its functions and tells them apart from nothing. */
function calledName(callee: string, bindings: readonly Binding[]): string {
  const [root, ...members] = callee.split('.');
  const isPackage = bindings.some(({ local, module }) => local === root && packageOf(module) === module);
  return isPackage && members.length > 0 ? members.join('.') : callee;
}
