import { statSync } from 'node:fs';
import nodePath from 'node:path';
import { z } from 'zod';
import { relativePath } from '../../tasks/schemas.ts';
import { UserError } from '../../tasks/user-error.ts';
import { readPages } from './read-pages.ts';
import { defineSource } from './source.ts';
import { tagsSchema } from './tags-schema.ts';

const patterns = z.array(z.string().min(1, 'expected a glob pattern')).min(1, 'expected at least one glob pattern').optional();

const schema = z.strictObject({ path: relativePath, include: patterns, exclude: patterns, tags: tagsSchema });

const everyPage = ['**/*.md', '**/*.mdx'];

/** Markdown below a folder, from the folder of the library file. */
export const path = defineSource({
  schema,
  check: (entry, { library }) => {
    const folder = folderOf(entry.path, library.file);
    if (isFolder(folder)) return undefined;
    return { path: ['path'], text: `expected a folder with docs; ${folder} is none` };
  },
  read: async (entry, { library, at }) => {
    const folder = folderOf(entry.path, library.file);
    if (!isFolder(folder)) throw new UserError(`${at}: path: expected a folder with docs; ${folder} is none.`);
    const include = entry.include ?? everyPage;
    const exclude = ['**/node_modules/**', ...(entry.exclude ?? [])];
    const pages = await readPages({ folder, include, exclude, pathOf: (name) => name, tags: entry.tags ?? null, at });
    if (pages.length === 0) {
      const except = entry.exclude === undefined ? '' : ` and not ${entry.exclude.join(', ')}`;
      throw new UserError(`${at}: path: the folder ${folder} has no documents; looked for ${include.join(', ')}${except}. Put pages there, or change "include".`);
    }
    return pages;
  },
});

function folderOf(entryPath: string, libraryFile: string): string {
  return nodePath.resolve(nodePath.dirname(libraryFile), entryPath);
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}
