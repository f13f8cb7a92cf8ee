import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../tasks/user-error.ts';
import { temporaryLibrary, type TemporaryLibrary } from './fixtures/temporary-library.ts';
import { checkDocsEntries, readDocs } from './read-docs.ts';

async function pathsOf({ library, installation }: TemporaryLibrary): Promise<string[]> {
  return (await readDocs({ library, installation })).map((page) => page.path);
}

/** What is said, without the folder in which the library happens to lie. */
async function complaintAbout(written: TemporaryLibrary): Promise<string> {
  try {
    await readDocs(written);
  } catch (error) {
    if (error instanceof UserError) return error.message.replaceAll(written.folder, '<lib>');
    throw error;
  }
  return 'no complaint';
}

describe('readDocs', () => {
  it('reads the README of a package first, then its pages, and leaves out what is not about use', async () => {
    using written = temporaryLibrary({
      docs: [{ npm: 'lib' }],
      files: Object.fromEntries(
        ['readme.md', 'CHANGELOG.md', 'LICENSE.md', 'CODE_OF_CONDUCT.md', 'contributing.md', 'docs/weights.md', 'a.mdx', 'node_modules/other/README.md', 'docs/changelog.md', 'index.js']
          .map((name) => [`node_modules/lib/${name}`, `# ${name}\n`]),
      ),
    });
    expect(await pathsOf(written)).toEqual(['lib/readme.md', 'lib/a.mdx', 'lib/docs/weights.md']);
  });

  it('reads a folder relative to the library file, as include and exclude say', async () => {
    using written = temporaryLibrary({
      docs: [{ path: '../docs', include: ['**/*.md', '**/*.txt'], exclude: ['internal/**'], tags: ['guide'] }],
      files: { 'docs/b.md': 'b', 'docs/README.md': 'r', 'docs/deep/a.txt': 'a', 'docs/internal/secret.md': 's', 'docs/code.js': '' },
    });
    const pages = await readDocs(written);
    expect(pages.map((page) => [page.path, page.tags])).toEqual([['README.md', ['guide']], ['b.md', ['guide']], ['deep/a.txt', ['guide']]]);
  });

  it('follows no link out of the folder', async () => {
    using written = temporaryLibrary({ docs: [{ path: '../docs' }], files: { 'docs/page.md': 'page', 'secret/key.md': 'key' } });
    symlinkSync(path.join(written.folder, 'secret'), path.join(written.folder, 'docs', 'linked'));
    symlinkSync(path.join(written.folder, 'secret', 'key.md'), path.join(written.folder, 'docs', 'linked.md'));
    symlinkSync(path.join(written.folder, 'nowhere'), path.join(written.folder, 'docs', 'broken.md'));
    expect(await pathsOf(written)).toEqual(['page.md']);
  });

  it('reads a page once, and tells pages of the same path apart', async () => {
    using written = temporaryLibrary({
      docs: [{ path: '../docs' }, { path: '../docs', tags: ['guide'] }, { path: '../more' }],
      files: { 'docs/start.md': 'one', 'more/start.md': 'two' },
    });
    expect(await pathsOf(written)).toEqual(['start.md', 'more/start.md']);
  });

  it('ends lines alike and drops a byte order mark', async () => {
    using written = temporaryLibrary({ docs: [{ path: '../docs' }], files: { 'docs/a.md': '\uFEFF# A\r\n\r\ntext\r\n' } });
    expect((await readDocs(written))[0]?.text).toBe('# A\n\ntext\n');
  });

  it('adds the declarations of the API, one of twins, with @types for a package without', async () => {
    using written = temporaryLibrary({
      docs: [{ npm: 'lib' }], packages: ['lib', 'untyped', '@scope/plain'],
      files: {
        'node_modules/lib/README.md': 'r', 'node_modules/lib/index.d.ts': '', 'node_modules/lib/index.d.cts': '', 'node_modules/lib/test/a.d.ts': '',
        'node_modules/untyped/index.js': '', 'node_modules/@types/untyped/index.d.ts': '',
        'node_modules/@scope/plain/index.js': '', 'node_modules/@types/scope__plain/index.d.ts': '',
      },
    });
    expect(await pathsOf(written)).toEqual(['lib/README.md', 'lib/index.d.ts', '@types/untyped/index.d.ts', '@types/scope__plain/index.d.ts']);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an unknown kind', { npn: 'lib' }, 'docs: expected a source such as { npm: my-lib } or { path: ./docs }. There is no kind of docs "npn". Did you mean "npm"? Known: npm, path.'],
    ['an unknown key', { path: '../docs', inclde: ['*.md'] }, 'docs: unknown key "inclde". Did you mean "include"? Known: path, include, exclude, tags.'],
    ['an unknown tag', { npm: 'lib', tags: ['guides'] }, 'docs: tags[0]: expected "quick-start" or "guide" or "reference" or "example", received "guides". Did you mean "guide"?'],
    ['a package that is not installed', { npm: 'libb' }, 'docs: npm: the package "libb" is not under install.npm; expected one of lib. Did you mean "lib"?'],
    ['a folder that does not exist', { path: './docs' }, 'docs: path: expected a folder with docs; <lib>/libraries/docs is none'],
  ])('says file and line of %s', async (_, entry, said) => {
    using written = temporaryLibrary({ docs: [entry], files: { 'node_modules/lib/README.md': 'r' } });
    expect(await complaintAbout(written)).toBe(`<lib>/libraries/lib.yaml:4: ${said}`);
    expect(() => {
      checkDocsEntries(written.library);
    }).toThrow(UserError);
  });

  it('names a folder without documents and what was looked for', async () => {
    using written = temporaryLibrary({ docs: [{ path: '../docs', exclude: ['old/**'] }], files: { 'docs/old/a.md': 'a', 'docs/b.txt': 'b' } });
    expect(await complaintAbout(written)).toBe(
      '<lib>/libraries/lib.yaml:4: path: the folder <lib>/docs has no documents; looked for **/*.md, **/*.mdx and not old/**. Put pages there, or change "include".',
    );
  });

  it('refuses a library with neither pages nor declarations, and a page that is data', async () => {
    using empty = temporaryLibrary({ docs: [{ npm: 'lib' }], files: { 'node_modules/lib/index.js': '' } });
    expect(await complaintAbout(empty)).toContain('the library "lib" has no documents');
    using large = temporaryLibrary({ docs: [{ path: '../docs' }], files: { 'docs/a.md': 'x '.repeat(3_000_000) } });
    expect(await complaintAbout(large)).toBe('<lib>/libraries/lib.yaml:4: the page <lib>/docs/a.md has 6000000 bytes; expected at most 5000000. Leave it out with "exclude", or split it.');
  });
});
