import { admitVersion } from './admit-version.ts';
import { submissionWith, type Workbench } from './workbench.ts';

/** Makes code the submission; when it is a version too many, the last admitted one, and the answer is false. */
export function handIn(code: string, workbench: Workbench): boolean {
  const admitted = admitVersion(code, workbench);
  const last = workbench.versions.at(-1) ?? code;
  workbench.submission = submissionWith(admitted ? code : `${last}\n`, workbench);
  return admitted;
}
