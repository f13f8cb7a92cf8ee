import type ts from 'typescript';

/** How a block is read by the compiler. JavaScript gets its leniency. */
export type Dialect = 'js' | 'ts';

/** What a fence's language means for the check: undefined for one that cannot be checked. */
export function dialectOf(language: string): Dialect | 'markup' | 'unknown' | undefined {
  return Object.hasOwn(dialects, language) ? dialects[language] : undefined;
}

const dialects: Record<string, Dialect | 'markup' | 'unknown'> = {
  js: 'js', javascript: 'js', mjs: 'js', cjs: 'js', es6: 'js', node: 'js', ecmascript: 'js', 'js-module': 'js',
  ts: 'ts', typescript: 'ts', mts: 'ts', cts: 'ts', twoslash: 'ts',
  jsx: 'markup', tsx: 'markup', vue: 'markup', svelte: 'markup', astro: 'markup',
  '': 'unknown',
};

export interface Read {
  /** The code as it is checked: as many lines of the same length, with stand-ins where code is left out. */
  code: string;
  dialect: Dialect;
  /** Whether code is left out. */
  elided: boolean;
}

/** Stands where the docs write `...`, and means anything. */
export const standIn = '___';
/** The same for `…`, which is one character. */
export const shortStandIn = 'ª';

/** Characters of a block and of a line, and brackets within brackets: several times what the examples of real docs have. */
const most = { length: 50_000, line: 5000, depth: 150 };

/** Whether code is of a size that examples have not, and that a compiler may take minutes for. */
export function isTooLong(code: string): boolean {
  if (code.length > most.length || code.split('\n').some((line) => line.length > most.line)) return true;
  let depth = 0;
  for (const character of code) {
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (depth > most.depth) return true;
  }
  return false;
}

/** Characters that end a line for a compiler and not for who reads the page. */
const otherLineEnds = /[\r\u2028\u2029]/gu;

/** The code in the first reading in which it parses; undefined when there is none. A fence that says JavaScript often holds TypeScript. */
export function readCode(code: string, dialect: Dialect, compiler: typeof ts): Read | undefined {
  const dialects: Dialect[] = dialect === 'js' ? ['js', 'ts'] : ['ts'];
  const plain = code.replaceAll(otherLineEnds, ' ');
  const filled = fillGaps(plain);
  for (const [text, elided] of filled === plain ? [[plain, false] as const] : [[plain, false] as const, [filled, true] as const]) {
    for (const each of dialects) if (parses(text, each, compiler)) return { code: text, dialect: each, elided };
  }
  return undefined;
}

function fillGaps(code: string): string {
  return code
    .replaceAll(/\.\.\.(?=\s*(?:[)\]};,]|$|\/\/|\/\*))/gmu, standIn)
    .replaceAll('…', shortStandIn);
}

function parses(code: string, dialect: Dialect, compiler: typeof ts): boolean {
  const { diagnostics = [] } = compiler.transpileModule(code, {
    fileName: `snippet.${dialect}`, reportDiagnostics: true,
    compilerOptions: { target: compiler.ScriptTarget.ESNext, module: compiler.ModuleKind.ESNext, allowJs: true },
  });
  return !diagnostics.some(({ code: number }) => (number < 2000 && !isOfContext(number)) || (number >= 8000 && number < 9000));
}

/** `await`, `return` and `export` outside of where they may stand are no fault of a fragment. */
function isOfContext(code: number): boolean {
  return [1108, 1375, 1378, 1308, 1431, 1432, 1233, 1184, 1232].includes(code);
}
