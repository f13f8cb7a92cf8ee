import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocs } from '../knowledge/read-docs.ts';
import { languages } from '../tasks/languages/index.ts';
import type { Installation } from '../tasks/languages/language.ts';
import { closeTypeProjects } from '../tasks/languages/type-project.ts';
import type { Library } from '../tasks/library.ts';
import { defaultSandbox } from '../tasks/sandbox/default-sandbox.ts';
import { sandboxes } from '../tasks/sandbox/index.ts';
import { checkDocs } from './docs-check/check-docs.ts';
import type { CheckedSnippet } from './docs-check/snippet.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'uagent-docs-check-'));
const library: Library = {
  id: 'kettle', language: 'typescript', install: { npm: { kettle: '1.2.0' } },
  docs: [{ value: { npm: 'kettle' }, file: 'docs', line: 1 }, { value: { path: 'pages', include: ['**/*'] }, file: 'docs', line: 2 }],
  api: ['kettle'], rules: { required: [], forbidden: [] }, file: path.join(import.meta.dirname, 'fixtures/docs-check/kettle.yaml'),
};

let checked: CheckedSnippet[];
beforeAll(async () => {
  const own = path.join(folder, 'node_modules', 'kettle');
  cpSync(path.join(import.meta.dirname, 'fixtures/docs-check/packages/kettle'), own, { recursive: true });
  const installation: Installation = { folder, packages: [{ name: 'kettle', version: '1.2.0', folder: own }], hash: 'kettle' };
  checked = await checkDocs({
    library, language: languages.typescript, installation, pages: await readDocs({ library, installation, home: path.join(folder, 'home') }), sandbox: sandboxes[defaultSandbox],
    concurrency: 2, onProgress: () => undefined, onLeftOut: () => undefined, signal: new AbortController().signal,
  });
});
afterAll(async () => {
  await closeTypeProjects();
  rmSync(folder, { recursive: true, force: true });
});

/** Heading of a block to what is said of it: verdict or reason, what became of running it, and the codes found. */
const expected: Record<string, [verdict: string, run: string, ...codes: string[]]> = {
  'Start': ['ok', 'ran'],
  'Goes on': ['ok', 'ran'],
  'Renamed member': ['broken', 'failed', 'TS2551'],
  'Misspelt option': ['broken', 'ran', 'TS2561'],
  'Wrong path': ['broken', 'broken', 'TS2307'],
  'Missing export': ['broken', 'broken', 'TS2305'],
  'Wrong type': ['broken', 'broken', 'TS2322'],
  'Left to inference': ['ok', 'ran'],
  'Missing await': ['broken', 'ran', 'TS2339'],
  'Fails when it runs': ['broken', 'failed', 'throws'],
  'Told to fail': ['ok', 'throws-as-shown'],
  'Wrong on purpose': ['not-about-library', ''],
  'Expected error': ['ok', 'throws-as-shown'],
  'Left out': ['ok', 'incomplete'],
  'Signature': ['does-not-parse', ''],
  'Shell': ['other-language', ''],
  'Output': ['other-language', ''],
  'Markup': ['markup', ''],
  'Names of the reader': ['ok', 'incomplete'],
  'Package of the reader': ['ok', 'incomplete'],
  'Either of two': ['ok', 'ran'],
  'Outdated call': ['ok', 'ran', 'deprecated'],
  'Wrong value': ['ok', 'ran', 'prints-otherwise'],
  'Reaches out': ['ok', 'needs-the-world'],
  'Plug-in': ['ok', 'incomplete'],
  'Left alone': ['asked-to-skip', ''],
  'One meaning': ['not-about-library', ''],
  'Another meaning': ['ok', 'ran'],
  'Neither meaning': ['ok', 'incomplete'],
  'Migrating from 0.x': ['former-version', ''],
  'fill': ['broken', 'failed', 'TS2339'],
  'Called as everywhere': ['broken', 'incomplete', 'TS2551'],
  'Another thing of that name': ['not-about-library', ''],
  'Cut short': ['ok', 'incomplete'],
  'Only in the code': ['ok', 'incomplete', 'TS2339'],
  'Cannot be loaded': ['ok', 'cannot-load'],
  'Nested without end': ['too-long', ''],
  'Other ends of lines': ['broken', 'broken', 'TS2551'],
};

/** One defect in each format: its place, and the line of code. */
const places: Record<string, [place: string, excerpt: string, anchor?: string]> = {
  'site.html': ['9:103', 'if (kettle.level < 2 && kettle.level > 0) kettle.fil(1);', 'boiling'],
  'guide.rst': ['16:11', 'kettle.fil(1);', 'in-restructuredtext'],
  'guide.adoc': ['16:8', 'kettle.fil(1);', '_in_asciidoc'],
  'guide.mdx': ['11:31', 'new Kettle({ litres: 2 }).fil(1);'],
  'tour.ipynb': ['15:13', 'kettle.fil(word.length);', 'cell-3'],
};

function under(heading: string): CheckedSnippet {
  const found = checked.find(({ snippet }) => snippet.heading.at(-1) === heading);
  if (found === undefined) throw new Error(`There is no block under "${heading}".`);
  return found;
}

describe('the check of docs', () => {
  it('reads every block once', () => {
    expect(checked.filter(({ snippet }) => !Object.hasOwn(places, snippet.path)).map(({ snippet }) => snippet.heading.at(-1)).sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))('says of "%s" what is so', (heading, [verdict, run, ...codes]) => {
    const found = under(heading);
    const said = [found.reason ?? found.verdict, found.verdict === 'skipped' ? '' : found.run.kind === 'not-run' ? found.run.reason : found.run.kind];
    expect([...said, ...found.findings.map(({ code }) => code)], JSON.stringify(found.findings)).toEqual([verdict, run, ...codes]);
  });

  it('tells the place in the page, the line of code, the words of the compiler and the name that was meant', () => {
    const [finding] = under('Renamed member').findings;
    expect(finding).toMatchObject({ level: 'error', class: 'near-miss-name', line: 26, column: 13, excerpt: 'kettle.fil(1);', suggestion: 'fill', symbol: 'kettle.Kettle.fil' });
    expect(finding?.message).toBe("Property 'fil' does not exist on type 'Kettle'. Did you mean 'fill'?");
    expect(under('Wrong path').findings[0]).toMatchObject({ line: 40, column: 24, suggestion: 'kettle/units' });
    expect(under('Fails when it runs').findings[0]).toMatchObject({ line: 85, excerpt: 'sizes.map((litres) => new Kettle({ litres }));', message: 'Running it throws RangeError: litres must be more than 0' });
    expect(under('Wrong value').findings[0]).toMatchObject({ level: 'warning', message: 'Gives 8, and the comment says 9' });
    expect(under('fill').findings[0]).toMatchObject({ line: 15, column: 21, excerpt: 'kettle.fill(1).boiling();' });
  });

  it('says what a block goes on from, and which symbols it uses', () => {
    expect(under('Goes on')).toMatchObject({ joined: [8], symbols: ['kettle.Kettle.boil'] });
    expect(under('Start').symbols).toEqual(['kettle.Kettle', 'kettle.Kettle.fill', 'kettle.Kettle.level', 'kettle.litres']);
  });

  it.each(Object.entries(places))('finds what is broken in %s at its place in the file, and leaves alone what asks for it', (page, [place, excerpt, anchor]) => {
    const own = checked.filter(({ snippet }) => snippet.path === page);
    const found = own.flatMap(({ snippet, findings }) => findings.map(({ code, line, column, excerpt: shown }) => ({ code, place: `${String(line)}:${String(column)}`, shown, anchor: snippet.anchor })));
    expect(found[0]).toEqual({ code: 'TS2551', place, shown: excerpt, anchor });
    expect(own.filter(({ snippet: { code } }) => code.includes('notThere')).map(({ reason }) => reason)).toEqual(page === 'tour.ipynb' ? [] : ['asked-to-skip']);
  });

  it('gives lines of code that share a line of the page that one', () => {
    const found = checked.find(({ snippet: { path: page, code } }) => page === 'tour.ipynb' && code.startsWith('// In one string'));
    expect(found?.findings).toMatchObject([{ code: 'TS2551', suggestion: 'boil', line: 18, excerpt: 'kettle.bol();' }]);
  });
});
