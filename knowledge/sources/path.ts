import { statSync } from 'node:fs';
import nodePath from 'node:path';
import { z } from 'zod';
import { relativePath } from '../../tasks/schemas.ts';
import { UserError } from '../../tasks/user-error.ts';
import { defaultPatterns } from '../formats/format-of.ts';
import { describePatterns, patternsSchema } from './match-names.ts';
import { readPage, readPages } from './read-pages.ts';
import { defineSource } from './source.ts';
import { tagsSchema } from './tags-schema.ts';

const schema = z.strictObject({ path: relativePath, ...patternsSchema, tags: tagsSchema });

/** Pages below a folder, or the one file, from the folder of the library file. */
export const path = defineSource({
  schema,
  check: (entry, { library }) => {
    const place = placeOf(entry.path, library.file);
    switch (kindOf(place)) {
      case 'folder':
        return undefined;
      case 'file': {
        const key = entry.include === undefined ? 'exclude' : 'include';
        return entry[key] === undefined ? undefined : { path: [key], text: `expected nothing, since ${place} is one file; leave "${key}" out, or name its folder` };
      }
      case 'nothing':
        return { path: ['path'], text: `expected a folder with docs, or a file; ${place} is none` };
    }
  },
  read: async (entry, { library, at, onProgress }) => {
    const place = placeOf(entry.path, library.file);
    const request = { pathOf: (name: string) => name, tags: entry.tags ?? null, at, onProgress };
    const kind = kindOf(place);
    if (kind === 'nothing') throw new UserError(`${at}: path: expected a folder with docs, or a file; ${place} is none.`);
    if (kind === 'file') return readPage({ file: place, name: nodePath.basename(place), ...request });

    const include = entry.include ?? defaultPatterns();
    const exclude = ['**/node_modules/**', ...(entry.exclude ?? [])];
    const pages = await readPages({ folder: place, include, exclude, ...request });
    // A site that was built has nothing else; beside its sources it would say everything twice.
    if (pages.length === 0 && entry.include === undefined) pages.push(...(await readPages({ folder: place, include: ['**/*.{html,htm}'], exclude, ...request })));
    if (pages.length === 0) {
      const wanted = describePatterns(entry.include ?? [...include, '**/*.html'], entry.exclude);
      throw new UserError(`${at}: path: the folder ${place} has no documents; looked for ${wanted}. Put pages there, or change "include".`);
    }
    return pages;
  },
  base: (entry) => nodePath.basename(nodePath.resolve('/', entry.path)),
});

function placeOf(entryPath: string, libraryFile: string): string {
  return nodePath.resolve(nodePath.dirname(libraryFile), entryPath);
}

function kindOf(place: string): 'folder' | 'file' | 'nothing' {
  const found = statSync(place, { throwIfNoEntry: false });
  return found?.isDirectory() === true ? 'folder' : found?.isFile() === true ? 'file' : 'nothing';
}
