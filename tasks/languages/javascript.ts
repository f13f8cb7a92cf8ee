import { bundle } from './bundle.ts';
import type { Language } from './language.ts';
import { npmInstall } from './npm-install.ts';
import { checkTypes } from './type-check.ts';

/** JavaScript on Node: as TypeScript, with JavaScript files preferred; types are those that the compiler infers. */
export const javascript: Language = {
  id: 'javascript',
  extensions: ['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx'],
  install: npmInstall,
  compile: bundle,
  checkTypes,
};
