import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../tasks/user-error.ts';
import { temporaryLibrary, type TemporaryLibrary } from './fixtures/temporary-library.ts';
import { checkDocsEntries, readDocs } from './read-docs.ts';

async function pathsOf(written: TemporaryLibrary): Promise<string[]> {
  return (await readDocs(written)).map((page) => page.path);
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
    ['an unknown kind', { npn: 'lib' }, 'docs: expected a source such as { npm: my-lib }, { path: ./docs }, { git: https://… } or { url: https://… }. There is no kind of docs "npn". Did you mean "npm"? Known: npm, path, git, url.'],
    ['an unknown key', { path: '../docs', inclde: ['*.md'] }, 'docs: unknown key "inclde". Did you mean "include"? Known: path, include, exclude, tags.'],
    ['an unknown tag', { npm: 'lib', tags: ['guides'] }, 'docs: tags[0]: expected "quick-start" or "guide" or "reference" or "example", received "guides". Did you mean "guide"?'],
    ['a package that is not installed', { npm: 'libb' }, 'docs: npm: the package "libb" is not under install.npm; expected one of lib. Did you mean "lib"?'],
    ['a folder that does not exist', { path: './docs' }, 'docs: path: expected a folder with docs, or a file; <lib>/libraries/docs is none'],
    ['patterns for one file', { path: './lib.md', include: ['*'] }, 'docs: include: expected nothing, since <lib>/libraries/lib.md is one file; leave "include" out, or name its folder'],
    ['an address that is none', { url: 'example.org/docs' }, 'docs: url: expected an address such as https://example.org/docs/, received "example.org/docs"'],
    ['a limit of nothing', { url: 'https://example.org/', limits: { pages: 0 } }, 'docs: limits.pages: too small: expected number to be >=1'],
    ['an unknown limit', { url: 'https://example.org/', limits: { page: 5 } }, 'docs: limits: unknown key "page". Did you mean "pages"? Known: pages, depth, megabytes.'],
  ])('says file and line of %s', async (_, entry, said) => {
    using written = temporaryLibrary({ docs: [entry], files: { 'node_modules/lib/README.md': 'r', 'libraries/lib.md': 'l' } });
    expect(await complaintAbout(written)).toBe(`<lib>/libraries/lib.yaml:4: ${said}`);
    expect(() => {
      checkDocsEntries(written.library);
    }).toThrow(UserError);
  });

  it('names a folder without documents and what was looked for', async () => {
    using written = temporaryLibrary({ docs: [{ path: '../docs', exclude: ['old/**'] }], files: { 'docs/old/a.md': 'a', 'docs/b.txt': 'b' } });
    expect(await complaintAbout(written)).toBe(
      '<lib>/libraries/lib.yaml:4: path: the folder <lib>/docs has no documents; looked for **/*.md, **/*.markdown, **/*.mdx, **/*.rst, **/*.adoc, **/*.asciidoc, **/*.ipynb, **/*.html and not old/**. Put pages there, or change "include".',
    );
  });

  it('refuses a library with neither pages nor declarations', async () => {
    using empty = temporaryLibrary({ docs: [{ npm: 'lib' }], files: { 'node_modules/lib/index.js': '' } });
    expect(await complaintAbout(empty)).toContain('the library "lib" has no documents');
  });

  it('leaves out pages that are data, and says which', async () => {
    using written = temporaryLibrary({ docs: [{ path: '../docs' }], files: { 'docs/a.md': 'x '.repeat(3_000_000), 'docs/b.md': 'PK\u0003\u0004\u0000\u0000', 'docs/c.md': '# C\n' } });
    writeFileSync(path.join(written.folder, 'docs', 'c.md'), Buffer.from([0x23, 0x20, 0xff, 0x43, 0x0a]));
    const said: string[] = [];
    const pages = await readDocs({ ...written, onProgress: (message) => { said.push(message.replaceAll(written.folder, '<lib>')); } });
    expect(pages.map(({ name, text }) => [name, text])).toEqual([['c.md', '# \uFFFDC\n']]);
    expect(said).toEqual([
      '<lib>/libraries/lib.yaml:4: the page <lib>/docs/a.md was left out: it has 6000000 bytes; expected at most 5000000.',
      '<lib>/libraries/lib.yaml:4: the page <lib>/docs/b.md was left out: it is binary, no text.',
    ]);
  });

  it('reads one file, and the HTML of a folder that has nothing else', async () => {
    const files = { 'docs/a.html': '<p>a', 'docs/one.rst': 'One', 'site/index.html': '<p>i', 'site/deep/b.html': '<p>b' };
    using written = temporaryLibrary({ docs: [{ path: '../docs' }, { path: '../docs/one.rst' }, { path: '../site' }, { path: '../docs/a.html' }], files });
    expect((await readDocs(written)).map(({ name, format }) => [name, format])).toEqual([['one.rst', 'rst'], ['index.html', 'html'], ['deep/b.html', 'html'], ['a.html', 'html']]);
  });
});
