import { init, parse, type ImportSpecifier } from 'es-module-lexer';

/**
 * A bundled program as a module whose default export makes a new instance of it each time that it is called: what stands
 * at the top of the program becomes the body of an async function, so that ten instances are parsed and compiled once.
 * Imports stay at the top, as Node's modules are the same for every instance anyway. Lines stay where they are.
 *
 * @param code of a self-contained program as esbuild writes it
 * @param head its first line, which all instances share
 * @returns null for a program of another shape, which then has to be loaded anew for each instance
 */
export async function instanceMaker(code: string, head: string): Promise<string | null> {
  await init;
  const [imports] = parse(code);
  const ending = readEnding(code);
  if (ending === null || imports.some(({ d }) => d !== -1)) return null;
  const body = imports.reduceRight(withoutImport, code.slice(0, ending.start));
  const taken = imports.map(({ ss, se }) => `${code.slice(ss, se).replaceAll('\n', ' ')};`).join(' ');
  // In brackets, so that it is compiled at once instead of being looked through first.
  return `${head} ${taken} export default (async () => {${body}\nreturn { __proto__: null, ${ending.properties} };\n});\n`;
}

/** Blank, of the same lines and columns. */
function withoutImport(code: string, { ss, se }: ImportSpecifier): string {
  return code.slice(0, ss) + code.slice(ss, se).replaceAll(/[^\n]/gu, ' ') + code.slice(se);
}

/** The exports, which esbuild writes at the end and in one statement. */
function readEnding(code: string): { start: number; properties: string } | null {
  const start = code.lastIndexOf('\nexport ');
  const text = code.slice(start + 1).trim();
  const [, value] = /^export default ([\w$]+\(\));$/u.exec(text) ?? [];
  if (value !== undefined) return { start, properties: `default: ${value}` };
  const [, list] = /^export \{([^{}'"]*)\};$/u.exec(text) ?? [];
  if (list === undefined) return null;
  const exported = list.split(',').map((each) => /^\s*(?<local>[^\s]+)(?: as (?<name>[^\s]+))?\s*$/u.exec(each)?.groups);
  if (exported.some((each) => each === undefined)) return null;
  const properties = exported.map((each) => ({ local: each?.['local'] ?? '', name: each?.['name'] ?? each?.['local'] ?? '' }));
  // As a module's own names are: in order, whatever order they are written in.
  properties.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { start, properties: properties.map(({ local, name }) => `[${JSON.stringify(name)}]: ${local}`).join(', ') };
}
