import path from 'node:path';
import { z } from 'zod';
import { UserError } from '../../tasks/user-error.ts';
import { defaultPatterns, formatOfName } from '../formats/format-of.ts';
import { decodeText, mostBytes } from './decode-text.ts';
import { fetchRevision } from './git/fetch-revision.ts';
import { listFiles, readFiles } from './git/read-tree.ts';
import { describePatterns, matchNames, patternsSchema } from './match-names.ts';
import { byReadingOrder } from './read-pages.ts';
import { defineSource, type Page } from './source.ts';
import { tagsSchema } from './tags-schema.ts';

const protocols = ['https:', 'http:', 'ssh:', 'git:', 'file:'];

const address = z.string().superRefine((given, context) => {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !protocols.includes(url.protocol)) context.addIssue(`expected an address such as https://github.com/owner/name or ssh://git@host/owner/name.git, received ${JSON.stringify(given)}`);
  else if (url.password !== '') context.addIssue('expected an address without a password; git asks its own credential helper');
});

// What git-check-ref-format allows, without what revisions can do beyond naming one: `..`, `~`, `^`, `:`, and options.
const revision = z.string().regex(/^(?!.*(?:\.\.|@\{|\/\/|\.lock$))[\w][\w./+@-]*$/u, 'expected a tag, a branch or a full commit, such as v1.2.3');

const schema = z.strictObject({ git: address, revision, ...patternsSchema, tags: tagsSchema });

/**
 * Pages of a git repository at a revision. The files are read out of git's own store: nothing is checked out, so that neither
 * hooks, filters and submodules nor symbolic links of the repository have a say.
 */
export const git = defineSource({
  schema,
  check: () => undefined,
  read: async (entry, { home, at, onProgress, signal }) => {
    const repository = await fetchRevision({ url: entry.git, revision: entry.revision, home, at, onProgress, signal });
    const include = entry.include ?? defaultPatterns();
    const matches = matchNames({ include, exclude: ['**/node_modules/**', ...(entry.exclude ?? [])] });
    const files = (await listFiles(repository, signal)).filter(({ name }) => matches(name)).sort((a, b) => byReadingOrder(a.name, b.name));
    const said = (name: string, problem: string): void => { onProgress(`${at}: the page ${name} of ${entry.git} was left out: ${problem}.`); };
    const small = files.filter(({ name, bytes }) => {
      if (bytes > mostBytes) said(name, `it has ${String(bytes)} bytes; expected at most ${String(mostBytes)}`);
      return bytes <= mostBytes;
    });
    const contents = await readFiles(repository, small, signal);
    const pages = small.flatMap(({ name }, i): Page[] => {
      const decoded = decodeText(contents[i] ?? new Uint8Array());
      if (decoded.kind === 'text') return [{ path: `${nameOf(entry.git)}/${name}`, name, format: formatOfName(name), tags: entry.tags ?? null, text: decoded.text }];
      said(name, decoded.problem);
      return [];
    });
    if (pages.length === 0) throw new UserError(`${at}: git: ${entry.git} has no documents at ${entry.revision}; looked for ${describePatterns(include, entry.exclude)}. Change "include", or name another revision.`);
    return pages;
  },
});

function nameOf(url: string): string {
  return path.posix.basename(new URL(url).pathname).replace(/\.git$/u, '') || 'repository';
}
