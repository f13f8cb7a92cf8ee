import path from 'node:path';
import { checkSuite, type CheckedSolution } from '../../runs/check-suite.ts';
import { installLibraries } from '../../runs/install-libraries.ts';
import { openSandbox } from '../../runs/open-sandbox.ts';
import { prepareCheckers } from '../../runs/prepare-checkers.ts';
import { reviewSuite } from '../../runs/review-suite.ts';
import { wrapText } from '../../reports/wrap-text.ts';
import { counted } from '../../tasks/counted.ts';
import type { SandboxId } from '../../tasks/sandbox/sandbox.ts';
import type { Suite } from '../../tasks/suite.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { createProgress } from '../progress.ts';
import { homeOf } from './home.ts';
import { openSuite } from './open-suite.ts';
import { textTable } from './text-table.ts';

export interface CheckOptions extends GlobalOptions {
  runs: number;
  concurrency: number;
  sandbox: SandboxId;
  untrusted?: boolean;
  json?: boolean;
}

export async function check(suiteName: string, options: CheckOptions, context: CliContext): Promise<ExitCode> {
  const progress = createProgress(context.messages);
  const suite = openSuite(suiteName, context, options);
  await prepareCheckers(suite.tasks);
  const sandbox = await openSandbox(options.sandbox, progress.say);
  const { signal } = context;
  const libraries = await installLibraries({ libraries: suite.libraries, home: homeOf(options, context), onProgress: progress.say, signal });
  const solutions = await checkSuite({
    suite, libraries, sandbox, runs: options.runs, concurrency: options.concurrency, signal,
    onChecked: ({ task, file, ok }) => {
      progress.update(`${ok ? 'ok  ' : 'FAIL'} ${task}/${path.basename(file)}`);
    },
  });
  progress.end();
  const ok = solutions.every((solution) => solution.ok);
  const notes = [...solutions.flatMap(({ note }) => note ?? []), ...reviewSuite(suite)];
  context.output.write(
    options.json === true
      ? `${JSON.stringify({ version: 1, ok, solutions, notes }, null, 2)}\n`
      : `${renderChecks(solutions, suite, { runs: options.runs, columns: context.output.columns })}${notes.map((note) => `${wrapText(`Note: ${note}`, context.output.columns)}\n`).join('')}`,
  );
  return ok ? 0 : 1;
}

function renderChecks(solutions: CheckedSolution[], suite: Suite, { runs, columns }: { runs: number; columns: number }): string {
  const table = textTable({
    head: ['library', 'task', 'solution', 'must', 'hidden cases', ''],
    rows: solutions.map(({ library, task, file, expected, passed, total, ok }) => [
      library, task, path.basename(file), expected, `${String(passed)}/${String(total)}`, ok ? 'ok' : 'FAIL',
    ]),
    right: [4],
    columns,
  });
  const failed = solutions.filter((solution) => !solution.ok);
  const all = counted(solutions.length, 'solution');
  const verdict = failed.length === 0
    ? `${suite.title}: all ${all} do what they are there for, ${counted(runs, 'run')} each.`
    : `${suite.title}: ${String(failed.length)} of ${all} ${failed.length === 1 ? 'does' : 'do'} not do what ${failed.length === 1 ? 'it is' : 'they are'} there for:\n${failed.map(({ message = '' }) => wrapText(message, columns - 2).split('\n').map((line) => `  ${line}`).join('\n')).join('\n')}`;
  return `${table}\n${verdict}\n`;
}
