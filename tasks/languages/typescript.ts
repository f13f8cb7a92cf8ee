import { bundle } from './bundle.ts';
import type { Language } from './language.ts';
import { npmInstall } from './npm-install.ts';
import { checkTypes } from './type-check.ts';

/** TypeScript on Node: packages from npm, bundled by esbuild, types by the compiler. */
export const typescript: Language = {
  id: 'typescript',
  extensions: ['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '.jsx'],
  install: npmInstall,
  compile: bundle,
  checkTypes,
};
