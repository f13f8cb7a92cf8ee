import path from 'node:path';
import { z } from 'zod';
import { didYouMean } from '../../tasks/did-you-mean.ts';
import { UserError } from '../../tasks/user-error.ts';
import { readPages } from './read-pages.ts';
import { defineSource } from './source.ts';
import { tagsSchema } from './tags-schema.ts';

const schema = z.strictObject({ npm: z.string().min(1, 'expected the name of an installed package'), tags: tagsSchema });

/** The pages that a package publishes, Markdown as a rule: its README, then every other page but those about the project rather than its use. */
export const npm = defineSource({
  schema,
  check: (entry, { library }) => {
    const names = Object.keys(library.install.npm);
    if (names.includes(entry.npm)) return undefined;
    return { path: ['npm'], text: `the package "${entry.npm}" is not under install.npm; expected one of ${names.join(', ')}.${didYouMean(entry.npm, names)}` };
  },
  read: async (entry, { installation, at, onProgress }) => {
    const installed = installation.packages.find(({ name }) => name === entry.npm);
    if (installed === undefined) {
      throw new UserError(`${at}: npm: the package "${entry.npm}" is not installed; expected one of ${installation.packages.map(({ name }) => name).join(', ')}.`);
    }
    const pages = await readPages({
      folder: installed.folder,
      include: ['**/*.{md,mdx,markdown,rst,adoc,asciidoc}', 'readme'],
      exclude: ['**/node_modules/**'],
      pathOf: (name) => `${entry.npm}/${name}`,
      tags: entry.tags ?? null,
      at,
      onProgress,
    });
    return pages.filter(({ name }) => !aboutTheProject.has(stemOf(name)));
  },
});

/** Names of pages, lower case without separators, that say nothing about how to use the code. */
const aboutTheProject = new Set([
  'changelog', 'changes', 'history', 'release', 'releases', 'releasenotes', 'news',
  'license', 'licence', 'licensemit', 'copying', 'notice', 'thirdpartynotices', 'patents',
  'codeofconduct', 'contributing', 'contributors', 'authors', 'maintainers', 'governance', 'security', 'funding', 'sponsors', 'backers',
]);

function stemOf(name: string): string {
  return path.posix.basename(name, path.posix.extname(name)).toLowerCase().replaceAll(/[^a-z]/gu, '');
}
