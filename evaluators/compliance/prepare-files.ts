import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';

/** Comments that silence the compiler, replaced by as many other characters, so that every place stays where it is. */
export function withoutDirectives(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replace(/@ts-(?=ignore|expect-error|nocheck)/g, '@ts_')]));
}

/**
 * `require` in a TypeScript file gives `any`. It runs all the same, so a declaration says what each required module of the
 * library gives: its exports, and what it exports by default, since declarations do not tell which of the two it is.
 */
export async function typeRequires(files: Record<string, string>, modules: string[]): Promise<Record<string, string>> {
  const known = new Set(modules);
  const required = new Set<string>();
  for (const [name, text] of Object.entries(files)) {
    if (!/\.[cm]?tsx?$/.test(name) || !text.includes('require')) continue;
    const typescript = await loadTypeScript();
    // Cheaper than parsing, and what a comment names does no harm: the declaration alone makes no reference.
    for (const { fileName } of typescript.preProcessFile(text, true, true).importedFiles) if (known.has(fileName)) required.add(fileName);
  }
  if (required.size === 0) return {};
  const overloads = [...required].sort().map((module) => `    (id: ${JSON.stringify(module)}): RequiredModule<typeof import(${JSON.stringify(module)})>;`);
  const text = [
    'declare namespace NodeJS {',
    '  type RequiredModule<M> = M extends { default: infer D } ? D & M : M;',
    '  interface Require {', ...overloads, '  }',
    '}', '',
  ].join('\n');
  return { 'require-of-the-library.d.ts': text };
}
