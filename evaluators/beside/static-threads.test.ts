import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { installPackages, libraryOf } from '../../tasks/languages/fixtures/type-project/install-packages.ts';
import { checkTypes } from '../../tasks/languages/type-check.ts';
import { inspectSubmission } from '../compliance/inspect-submission.ts';
import { lintLibrary } from '../compliance/lint-library.ts';
import { readOutline } from '../diagnosis/outline.ts';
import { scoreFiles } from '../readability/score-files.ts';
import { withStaticThreads } from './with-static-threads.ts';

const { installation, [Symbol.dispose]: remove } = installPackages();
afterAll(remove);

const name = 'solution.ts';
const code = "import { open, close } from 'plain';\nexport function main(): number {\n  var text = open(1);\n  return text == 'a' ? 1 : clsoe();\n}\n";
const submission = { main: name, files: { [name]: code } };
const library = { ...libraryOf('plain'), lint: path.join(import.meta.dirname, '../fixtures/compliance/eslint.config.js') };

const works = {
  'read-type-problems': () => checkTypes(submission, installation),
  'inspect-submission': () => inspectSubmission({ submission, library, installation }),
  'lint-files': () => lintLibrary({ library, submission }).catch((error: unknown) => String(error)),
  'read-outline': () => readOutline({ file: { name, code }, entry: 'main', library, installation }),
  'score-files': () => scoreFiles({ files: submission.files, language: 'typescript' }),
};

it('what is told beside is what is told within', async () => {
  const tell = (): Promise<unknown[]> => Promise.all(Object.values(works).map((work) => work()));
  const within = await tell();
  const beside = await withStaticThreads(1_000, tell);
  expect(beside).toStrictEqual(within);
  expect(within[0]).not.toEqual([]);
});
