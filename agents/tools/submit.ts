import { z } from 'zod';
import { exportsEntry } from '../exports-entry.ts';
import { isAdmissible } from './admit-version.ts';
import { codeArgument } from './code-argument.ts';
import { handIn } from './hand-in.ts';
import { noRepairsLeft } from './no-repairs-left.ts';
import { defineTool } from './tool.ts';
import { submissionWith, type Workbench } from './workbench.ts';

export const submit = defineTool({
  describe: ({ job }) => `Hands in the complete code of one file, which exports ${job.task.entry}. This ends your work: there is no second submission.`,
  schema: z.object({ code: codeArgument.describe('The complete code of the file.') }),
  budget: null,
  shows: 'nothing',
  run: async ({ code }, workbench) => {
    const { returned, job } = workbench;
    if (!returned.has('no-export') && !exportsEntry(code, job.task.entry) && !await isBuiltWithEntry(code, workbench)) {
      returned.add('no-export');
      return { outcome: 'refused', text: `This code does not export ${job.task.entry}, so it cannot be called. Submit the complete file, with \`export\` before ${job.task.entry}, or with it as the default export.` };
    }
    if (!isAdmissible(code, workbench) && !returned.has('version-too-many')) {
      returned.add('version-too-many');
      return noRepairsLeft(workbench);
    }
    // Asked a second time, a developer that cannot let go is judged by the last version that was admitted.
    const text = handIn(code, workbench) ? 'Handed in.' : 'No change is left: the last version that you tried was handed in instead.';
    return { outcome: 'done', text };
  },
});

/** What the text does not show, such as `export const { entry } = …`, is written out in the program that is graded. */
async function isBuiltWithEntry(code: string, workbench: Workbench): Promise<boolean> {
  const { language, installation, task } = workbench.job;
  const built = await language.compile(submissionWith(code, workbench), installation);
  return built.kind === 'compiled' && exportsEntry(built.code.slice(built.code.lastIndexOf('\nexport ')), task.entry);
}
