import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../tasks/user-error.ts';
import { temporaryLibrary, type TemporaryLibrary } from '../fixtures/temporary-library.ts';
import { readDocs } from '../read-docs.ts';

let folder: string;
let address: string;

function git(...args: string[]): string {
  return execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

function commit(files: Record<string, string | Uint8Array>, message: string): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  git('add', '-A');
  git('commit', '-q', '-m', message);
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scales-'));
  address = pathToFileURL(folder).href;
  git('init', '-q', '-b', 'main');
  symlinkSync('/etc/passwd', path.join(folder, 'link.md'));
  commit({ 'README.md': '# Scales 1\n', 'docs/guide.rst': 'Guide\n=====\n\nText.\n', 'docs/notes.txt': 'n', 'src/a.js': '', 'data.md': new Uint8Array([0, 1]), 'Größe.md': '# Größe\n' }, 'one');
  git('tag', 'v1.0.0');
  commit({ 'README.md': '# Scales 2\n' }, 'two');
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

interface Read {
  paths: string[];
  first: string | undefined;
  said: string[];
}

async function read(written: TemporaryLibrary): Promise<Read> {
  const said: string[] = [];
  const clean = (text: string): string => text.replaceAll(address, '<repository>').replaceAll(folder, '<folder>').replaceAll(path.basename(folder), 'scales').replace(`${written.library.file}:4: `, '');
  try {
    const pages = await readDocs({ ...written, onProgress: (message) => { said.push(clean(message)); } });
    return { paths: pages.map((page) => clean(page.path)), first: pages[0]?.text, said };
  } catch (error) {
    if (error instanceof UserError) return { paths: [], first: undefined, said: [clean(error.message)] };
    throw error;
  }
}

const library = (entry: Record<string, unknown>): TemporaryLibrary => temporaryLibrary({ docs: [{ git: address, ...entry }], files: {} });

describe('a git repository', () => {
  it('is read at a tag, without links and what is no text, and once', async () => {
    using written = library({ revision: 'v1.0.0' });
    const first = await read(written);
    expect(first).toEqual({ paths: ['scales/README.md', 'scales/Größe.md', 'scales/docs/guide.rst'], first: '# Scales 1\n', said: ['the page data.md of <repository> was left out: it is binary, no text.'] });
    expect(existsSync(path.join(written.home, 'docs', 'git'))).toBe(true);
    const moved = `${folder}-moved`;
    execFileSync('mv', [folder, moved]);
    try {
      expect(await read(written)).toEqual(first);
    } finally {
      execFileSync('mv', [moved, folder]);
    }
  });

  it('is read at a commit, and at a branch as it now stands', async () => {
    using commitOnly = library({ revision: git('rev-parse', 'main'), include: ['*.md'], exclude: ['data.md'] });
    expect(await read(commitOnly)).toEqual({ paths: ['scales/README.md', 'scales/Größe.md'], first: '# Scales 2\n', said: [] });
    using branch = library({ revision: 'main', include: ['README.md'] });
    expect((await read(branch)).first).toBe('# Scales 2\n');
    commit({ 'README.md': '# Scales 3\n' }, 'three');
    expect((await read(branch)).first).toBe('# Scales 3\n');
    git('branch', '-m', 'main', 'other');
    expect(await read(branch)).toMatchObject({ first: '# Scales 3\n', said: ['git: <repository> cannot be fetched now (it has no such tag, branch or full commit); what was fetched of main before is used.'] });
    git('branch', '-m', 'other', 'main');
  });

  it.each<[string, Record<string, unknown>, string | RegExp]>([
    ['an unknown revision', { revision: 'v9' }, 'git: <repository> cannot be fetched at v9: it has no such tag, branch or full commit. Check the address, the revision and the network; a private repository needs a credential helper or an SSH agent.'],
    ['no revision', {}, 'docs: revision: missing; expected string'],
    ['a revision that is an option', { revision: '--upload-pack=touch x' }, 'docs: revision: expected a tag, a branch or a full commit, such as v1.2.3'],
    ['a revision that is a path', { revision: 'HEAD:../x' }, 'docs: revision: expected a tag, a branch or a full commit, such as v1.2.3'],
    ['a program as address', { git: 'ext::sh -c touch% x', revision: 'v1' }, 'docs: git: expected an address such as https://github.com/owner/name or ssh://git@host/owner/name.git, received "ext::sh -c touch% x"'],
    ['a password', { git: 'https://me:secret@example.org/x', revision: 'v1' }, 'docs: git: expected an address without a password; git asks its own credential helper'],
    ['no repository', { git: 'file:///nowhere/at/all', revision: 'v1' }, /^git: file:\/\/\/nowhere\/at\/all cannot be fetched at v1: .*(?:does not exist|not appear to be a git repository).*\. Check the address/u],
    ['no pages', { revision: 'v1.0.0', include: ['**/*.adoc'] }, 'git: <repository> has no documents at v1.0.0; looked for **/*.adoc. Change "include", or name another revision.'],
  ])('says what is wrong with %s', async (_, entry, said) => {
    using written = library(entry);
    expect((await read(written)).said).toEqual([typeof said === 'string' ? said : expect.stringMatching(said)]);
  });
});
