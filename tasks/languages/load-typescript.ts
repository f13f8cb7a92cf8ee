import { createRequire } from 'node:module';
import type ts from 'typescript';

const require = createRequire(import.meta.url);

/** The compiler. By `import()` Node would first scan its nine megabytes for module syntax and exports, which takes longer than loading it. */
export function loadTypeScript(): Promise<typeof ts> {
  // Typed by the package's own declarations, which `require` does not see.
  return Promise.resolve(require('typescript') as typeof ts);
}
