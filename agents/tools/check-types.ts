import { z } from 'zod';
import type { TypeProblem } from '../../tasks/languages/language.ts';
import { admitVersion } from './admit-version.ts';
import { codeArgument } from './code-argument.ts';
import { noRepairsLeft } from './no-repairs-left.ts';
import { defineTool } from './tool.ts';
import { submissionWith } from './workbench.ts';

const mostProblems = 30;

export const checkTypes = defineTool({
  describe: ({ job }) => `Runs the type checker on your code against the installed library and returns what it says. You have ${String(job.persona.budgets.typeChecks)} of these.`,
  schema: z.object({ code: codeArgument.describe('The complete code of the file.') }),
  budget: 'typeChecks',
  shows: 'feedback',
  run: async ({ code }, workbench) => {
    const { language, installation } = workbench.job;
    if (!admitVersion(code, workbench)) return noRepairsLeft(workbench);
    const problems = await language.checkTypes(submissionWith(code, workbench), installation);
    workbench.feedbackGiven = true;
    return { outcome: 'done', text: describeProblems(problems), data: { kind: 'types', problems } };
  },
});

function describeProblems(problems: TypeProblem[]): string {
  if (problems.length === 0) return 'The type checker has nothing to say against this code.';
  const lines = problems.slice(0, mostProblems).map(({ file, line, column, code, message }) => `${file}:${String(line)}:${String(column)} TS${String(code)}: ${message}`);
  const more = problems.length - lines.length;
  return [`The type checker found ${String(problems.length)} ${problems.length === 1 ? 'problem' : 'problems'}:`, ...lines, ...(more > 0 ? [`and ${String(more)} more.`] : [])].join('\n');
}
