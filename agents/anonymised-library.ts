import { anonymisedLanguage } from '../knowledge/anonymisation/anonymised-language.ts';
import { mapForth } from '../knowledge/anonymisation/map-back.ts';
import type { Anonymisation } from '../knowledge/anonymisation/open-anonymisation.ts';
import { retell } from '../knowledge/anonymisation/retell.ts';
import type { Inventory } from '../knowledge/inventory.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { CodeFile } from '../tasks/code-file.ts';
import type { Sandbox } from '../tasks/sandbox/sandbox.ts';
import type { Task } from '../tasks/task.ts';
import type { AttemptJob } from './attempt-job.ts';

/** A library under invented names with all that its developers may look into. */
export interface AnonymisedLibrary {
  anonymisation: Anonymisation;
  knowledge: KnowledgeBase;
  inventory: Inventory;
}

/** The same trial with the anonymised library in place of the real one: no tool and no model can tell. */
export async function anonymiseJob(job: AttemptJob, { anonymisation, knowledge, inventory }: AnonymisedLibrary): Promise<AttemptJob> {
  const { library, installation, real } = anonymisation;
  return {
    ...job, library, installation, knowledge, inventory,
    task: await anonymiseTask(job.task, anonymisation),
    language: anonymisedLanguage(job.language, anonymisation),
    sandbox: readingAlso(job.sandbox, real.installation.folder),
    retell: (text, submission) => retell(text, submission, anonymisation),
  };
}

/** Starter and references under the invented names; what the task asks for names no library. */
async function anonymiseTask(task: Task, anonymisation: Anonymisation): Promise<Task> {
  const own = task.solutions[anonymisation.real.library.id];
  if (own === undefined) return { ...task, solutions: {} };
  const forth = async (file: CodeFile): Promise<CodeFile> => {
    const { submission } = await mapForth({ main: file.name, files: { [file.name]: file.code } }, anonymisation);
    return { ...file, code: submission.files[file.name] ?? '' };
  };
  const references: CodeFile[] = [];
  for (const file of own.references) references.push(await forth(file));
  return { ...task, solutions: { [anonymisation.library.id]: { starter: await forth(own.starter), references, wrong: [] } } };
}

/** Programs are made of the real packages, of which some are loaded from disk while they run. */
function readingAlso(sandbox: Sandbox, folder: string): Sandbox {
  return { ...sandbox, run: (request) => sandbox.run({ ...request, readable: [...request.readable, folder] }) };
}
