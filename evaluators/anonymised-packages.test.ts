import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mapBack, mapForth } from '../knowledge/anonymisation/map-back.ts';
import { openAnonymisation, type Anonymisation } from '../knowledge/anonymisation/open-anonymisation.ts';
import { readDocs } from '../knowledge/read-docs.ts';
import { splitPages } from '../knowledge/split/split-pages.ts';
import { libraryOf } from '../tasks/languages/fixtures/type-project/install-packages.ts';
import { npmInstall } from '../tasks/languages/npm-install.ts';
import { checkTypes } from '../tasks/languages/type-check.ts';
import { closeTypeProjects } from '../tasks/languages/type-project.ts';
import type { Library } from '../tasks/library.ts';
import { packageRoot } from '../tasks/package-root.ts';
import { readSuite } from '../tasks/read-suite.ts';
import type { Task } from '../tasks/task.ts';
import { programs } from './fixtures/mutation/programs.ts';

const home = mkdtempSync(path.join(tmpdir(), 'anonymised-'));
afterAll(async () => {
  await closeTypeProjects();
  rmSync(home, { recursive: true, force: true });
});

interface Subject {
  library: Library;
  tasks: Task[];
  /** By what they are called. */
  codes: [string, string][];
}

const suite = readSuite(path.join(packageRoot, 'tasks/suites/graph-analytics'), '/');
const bundled = suite.libraries.map((library): Subject => ({
  library, tasks: suite.tasks,
  codes: suite.tasks.flatMap(({ id, solutions }) => {
    const own = solutions[library.id];
    return own === undefined ? [] : [own.starter, ...own.references, ...own.wrong].map(({ name, code }): [string, string] => [`${id}/${name}`, code]);
  }),
}));
const others = programs.filter(({ file }) => file.endsWith('.ts')).map(({ library, packages, code }): Subject => ({
  library: { ...libraryOf(library), install: { npm: packages }, docs: [{ value: { npm: library }, file: 'library.yaml', line: 1 }] }, tasks: [], codes: [[library, code]],
}));

/** Real packages take a minute to install and read; `PACKAGES=all` does it. */
describe.skipIf(process.env['PACKAGES'] !== 'all').each([...bundled, ...others].map((subject): [string, Subject] => [subject.library.id, subject]))('%s', (_, { library, tasks, codes }) => {
  let anonymisation: Promise<Anonymisation> | undefined;
  const open = async (): Promise<Anonymisation> => {
    const installation = await npmInstall({ library, home, onProgress: () => undefined, signal: new AbortController().signal });
    const docs = await splitPages(await readDocs({ library, installation, home }), installation);
    return openAnonymisation({ library, installation, docs, tasks, home });
  };

  it('takes code there and back byte for byte, and has nothing new to say against it there', async () => {
    const opened = await (anonymisation ??= open());
    for (const [name, code] of codes) {
      const original = { main: 'solution.ts', files: { 'solution.ts': code } };
      const { submission: there } = await mapForth(original, opened);
      expect((await mapBack(there, opened)).submission, name).toEqual(original);
      expect((await checkTypes(there, opened.installation)).length, name).toBe((await checkTypes(original, opened.real.installation)).length);
    }
  }, 300_000);

  it('has a table without collisions, and no renamed name in a passage but in strings and plain prose', async () => {
    const { dictionary: { table, alias }, docs } = await (anonymisation ??= open());
    // A package and an export of one name have one alias.
    const aliases = [...new Map([...table.names, ...table.packages]).values()];
    expect(aliases.length).toBeGreaterThan(40);
    expect(new Set(aliases).size).toBe(aliases.length);
    expect(aliases.filter((each) => table.names.has(each) || table.packages.has(each) || each in globalThis)).toEqual([]);
    const written = docs.passages.filter(({ path: file }) => !/\.d\.[cm]?ts$/u.test(file));
    const left = written.flatMap(({ text, heading }) => `${heading.join('\n')}\n${text.replaceAll(/'[^'\n]*'|"[^"\n]*"|\bNumber\.\w+/gu, '')}`.match(/[A-Za-z_$][\w$]*/gu) ?? [])
      .filter((word) => /[a-z][A-Z]|[_$\d]/u.test(word) && alias(word) !== undefined);
    expect(left).toEqual([]);
  }, 300_000);
});
