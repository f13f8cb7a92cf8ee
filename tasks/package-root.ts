import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of this package's package.json, from the sources as from `dist/`: data files (suites, personas, harness) lie below it. */
export const packageRoot: string = findPackageRoot(import.meta.dirname);

function findPackageRoot(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : findPackageRoot(path.dirname(folder));
}
