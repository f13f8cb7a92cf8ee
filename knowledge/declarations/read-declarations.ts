import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Installation } from '../../tasks/languages/language.ts';
import type { Library } from '../../tasks/library.ts';
import { listFiles, readText } from '../sources/read-pages.ts';
import type { Page } from '../sources/source.ts';

/** Every declaration file of the library's `api` packages, or of their `@types` where a package has none; which of them are public is told when they are split. */
export async function readDeclarations({ library, installation }: { library: Library; installation: Installation }): Promise<Page[]> {
  const pages = await Promise.all(
    library.api.map(async (name) => {
      const folder = installation.packages.find((installed) => installed.name === name)?.folder ?? path.join(installation.folder, 'node_modules', name);
      const own = await readPackage(name, folder);
      if (own.length > 0) return own;
      const typesName = `@types/${name.replace(/^@/u, '').replace('/', '__')}`;
      return readPackage(typesName, path.join(installation.folder, 'node_modules', typesName));
    }),
  );
  return pages.flat();
}

async function readPackage(packageName: string, folder: string): Promise<Page[]> {
  if (!existsSync(folder)) return [];
  const names = await listFiles({
    folder,
    include: ['**/*.d.ts', '**/*.d.mts', '**/*.d.cts'],
    exclude: ['**/node_modules/**', '**/{test,tests,__tests__}/**', '**/*.{test,spec}.d.*'],
  });
  return Promise.all(
    withoutTwins(names).map(async (name): Promise<Page> => ({
      path: `${packageName}/${name}`, name, format: 'declarations', tags: ['reference'], text: await readText(path.join(folder, name)),
    })),
  );
}

/** A package that serves both module systems ships the same declarations twice; one of them is enough to read. */
function withoutTwins(names: string[]): string[] {
  const preferred = new Map<string, string>();
  for (const name of names.sort()) {
    const stem = name.replace(/\.d\.[cm]?ts$/u, '');
    const before = preferred.get(stem);
    if (before === undefined || name.endsWith('.d.ts')) preferred.set(stem, name);
  }
  return [...preferred.values()].sort();
}
