import { inspect } from 'node:util';
import type { Inventory } from '../../knowledge/inventory.ts';
import type { Case } from '../../tasks/cases.ts';
import type { CompileProblem, Execution } from '../../tasks/execution.ts';
import { clip } from './clip.ts';
import type { ExampleVerdict } from './example-verdict.ts';

/** Above what the submitted code wrote: everything after it is the code's own words. */
export const printedNotice = 'The code printed:';

interface DescribeRequest {
  verdicts: ExampleVerdict[];
  examples: Case[];
  execution: Exclude<Execution, { kind: 'world-failed' }>;
  inventory: Inventory;
}

/** What a run of the examples showed, in words for a model. */
export function describeExamples({ verdicts, examples, execution, inventory }: DescribeRequest): string {
  if (execution.kind === 'not-compiled') return ['The code does not compile:', ...execution.problems.map((problem) => describeProblem(problem, inventory))].join('\n');
  const passed = verdicts.filter((verdict) => verdict.passed).length;
  const printed = [execution.stdout, execution.stderr].filter((text) => text.trim() !== '').join('\n');
  return [
    examples.length === 0 ? 'The code compiles. The task shows no examples.' : `${String(passed)} of ${String(examples.length)} examples pass.`,
    ...verdicts.map((verdict, i) => describeVerdict(verdict, examples[i])),
    ...(printed === '' ? [] : [`${printedNotice}\n${clip(printed, 2_000)}`]),
  ].join('\n');
}

function describeVerdict({ name, passed, message, run }: ExampleVerdict, example: Case | undefined): string {
  if (passed) return `- "${name}": passed`;
  return [
    `- "${name}": failed: ${clip(message, 2_000)}`,
    ...(example === undefined ? [] : [`  arguments: ${showValue(example.args)}`, `  expected: ${showValue(example.expected)}`]),
    ...(run?.kind === 'returned' ? [`  got: ${showValue(run.value)}`] : []),
  ].join('\n');
}

function showValue(value: unknown): string {
  return clip(inspect(value, { depth: 10, breakLength: Infinity, maxArrayLength: 200, maxStringLength: 1_000 }), 3_000);
}

function describeProblem({ file, line, column, message, missingModule }: CompileProblem, inventory: Inventory): string {
  return `${file}:${String(line)}:${String(column)}: ${clip(message, 1_000)}${missingModule === undefined ? '' : modulesLike(missingModule, inventory)}`;
}

/** What can be imported from the package whose module was missed, as an editor would offer it. */
function modulesLike(missing: string, { symbols }: Inventory): string {
  const packageName = missing.split('/').slice(0, missing.startsWith('@') ? 2 : 1).join('/');
  const modules = [...new Set(symbols.map(({ module }) => module))].filter((module) => module === packageName || module.startsWith(`${packageName}/`));
  return modules.length === 0 ? '' : ` It has: ${modules.slice(0, 20).join(', ')}${modules.length > 20 ? ', …' : ''}.`;
}
