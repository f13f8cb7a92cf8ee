import { z } from 'zod';
import { executeCases } from '../../tasks/execute-cases.ts';
import { admitVersion } from './admit-version.ts';
import { codeArgument } from './code-argument.ts';
import { describeExamples } from './describe-examples.ts';
import { judgeExamples } from './judge-examples.ts';
import { noRepairsLeft } from './no-repairs-left.ts';
import { defineTool } from './tool.ts';
import { submissionWith } from './workbench.ts';

export const runExamples = defineTool({
  describe: ({ job }) => `Runs your code on the examples that the task shows, built and called as it is when it is graded, and reports each. You have ${String(job.persona.budgets.runs)} of these.`,
  schema: z.object({ code: codeArgument.describe('The complete code of the file.') }),
  budget: 'runs',
  shows: 'feedback',
  run: async ({ code }, workbench) => {
    const { task, language, installation, inventory, sandbox, signal } = workbench.job;
    if (!admitVersion(code, workbench)) return noRepairsLeft(workbench);
    const submission = submissionWith(code, workbench);
    const { examples } = task.cases;
    const execution = await executeCases({
      submission, entry: task.entry, inputs: examples.map(({ args }) => args), limits: task.limits, language, installation, sandbox, signal,
    });
    if (execution.kind === 'world-failed') {
      workbench.worldFailure = execution.reason;
      return { outcome: 'failed', text: `The examples could not be run, through no fault of the code: ${execution.reason}` };
    }
    workbench.feedbackGiven = true;
    const verdicts = await judgeExamples({ execution, cases: task.cases, file: submission.main });
    const told = describeExamples({ verdicts, examples, execution, inventory });
    return { outcome: 'done', text: await workbench.job.retell?.(told, submission) ?? told, data: { kind: 'examples', verdicts } };
  },
});
