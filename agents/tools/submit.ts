import { z } from 'zod';
import { exportsEntry } from '../exports-entry.ts';
import { isAdmissible } from './admit-version.ts';
import { codeArgument } from './code-argument.ts';
import { handIn } from './hand-in.ts';
import { noRepairsLeft } from './no-repairs-left.ts';
import { defineTool } from './tool.ts';

export const submit = defineTool({
  describe: ({ job }) => `Hands in the complete code of one file, which exports ${job.task.entry}. This ends your work: there is no second submission.`,
  schema: z.object({ code: codeArgument.describe('The complete code of the file.') }),
  budget: null,
  shows: 'nothing',
  run: ({ code }, workbench) => {
    const { returned, job } = workbench;
    if (!exportsEntry(code, job.task.entry) && !returned.has('no-export')) {
      returned.add('no-export');
      return Promise.resolve({ outcome: 'refused' as const, text: `This code does not export ${job.task.entry}, so it cannot be called. Submit the complete file, with \`export\` before ${job.task.entry}.` });
    }
    if (!isAdmissible(code, workbench) && !returned.has('version-too-many')) {
      returned.add('version-too-many');
      return Promise.resolve(noRepairsLeft(workbench));
    }
    // Asked a second time, a developer that cannot let go is judged by the last version that was admitted.
    const text = handIn(code, workbench) ? 'Handed in.' : 'No change is left: the last version that you tried was handed in instead.';
    return Promise.resolve({ outcome: 'done' as const, text });
  },
});
