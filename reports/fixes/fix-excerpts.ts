import type { CountedAttempt } from '../counted-attempt.ts';
import type { ReportFinding } from '../report.ts';
import type { Clue } from './collect-clues.ts';
import type { FixExcerpt } from './fix.ts';

/** Beyond this they repeat each other. */
const mostExcerpts = 3;
const linesAround = 3;
const longestLine = 200;

/** What some of those wrote who met it, and what was said of it: attempts that it decided come first, of every persona one before a second. */
export function fixExcerpts(clues: readonly Clue[]): FixExcerpt[] {
  const symbols = new Set(clues.map(({ symbol }) => symbol));
  const decided = new Set(clues.filter(({ isDecisive }) => isDecisive).map(({ attempt }) => attempt));
  const attempts = [...new Set([...decided, ...clues.map(({ attempt }) => attempt)])];
  const excerpts = attempts.flatMap((attempt) => excerptOf(attempt, { symbols, isDecided: decided.has(attempt) }) ?? []);
  const different = firstOfEach(excerpts, ({ said, code }) => JSON.stringify([said, code?.text]));
  const personas = new Map(attempts.map(({ key, trial }) => [key, trial.persona]));
  const firsts = firstOfEach(different, ({ key }) => personas.get(key) ?? '');
  return [...new Set([...firsts, ...different])].slice(0, mostExcerpts);
}

function firstOfEach(excerpts: readonly FixExcerpt[], kindOf: (excerpt: FixExcerpt) => string): FixExcerpt[] {
  const firsts = new Map<string, FixExcerpt>();
  for (const excerpt of excerpts) {
    const kind = kindOf(excerpt);
    if (!firsts.has(kind)) firsts.set(kind, excerpt);
  }
  return [...firsts.values()];
}

/** Where something else decided, only what is said of the symbol itself shows this. */
function excerptOf({ key, findings, submission, cases }: CountedAttempt, { symbols, isDecided }: { symbols: ReadonlySet<string>; isDecided: boolean }): FixExcerpt | undefined {
  const finding = ofSymbol(findings, symbols) ?? (isDecided ? tellingFinding(findings) : undefined);
  const failed = isDecided ? cases.find(({ passed }) => !passed) : undefined;
  const said = finding?.message ?? (failed === undefined ? undefined : `Case “${failed.name}”: ${failed.message}`);
  if (said === undefined) return undefined;
  const file = finding === undefined || finding.file === '' ? submission?.main : finding.file;
  const code = file === undefined ? undefined : submission?.files[file];
  return { key, said: firstLine(said), code: file === undefined || code === undefined ? null : codeAround({ file, code, line: finding?.line ?? 0 }) };
}

function ofSymbol(findings: readonly ReportFinding[], symbols: ReadonlySet<string>): ReportFinding | undefined {
  return findings.find(({ symbol, line }) => symbol !== undefined && symbols.has(symbol) && line > 0);
}

/** What the compiler says of the library, before where a case stopped, before a wrong answer. */
function tellingFinding(findings: readonly ReportFinding[]): ReportFinding | undefined {
  const ofUse = findings.filter((finding) => finding.class !== null || finding.dimension !== 'readability');
  return ofUse.find((finding) => finding.class !== null && finding.line > 0) ?? ofUse.find(({ line }) => line > 0) ?? ofUse[0];
}

/** The lines around one, or, where no line is to blame, those that come after the imports. */
function codeAround({ file, code, line }: { file: string; code: string; line: number }): NonNullable<FixExcerpt['code']> {
  const lines = code.replace(/\n+$/u, '').split('\n');
  const marked = line > 0 && line <= lines.length ? line : null;
  const afterImports = lines.findIndex((each) => each.trim() !== '' && !/^\s*(?:import\b|\/\/|\/?\*)/u.test(each));
  const around = marked === null ? Math.max(0, afterImports) : Math.max(0, marked - 1 - linesAround);
  // Empty lines at the top say nothing.
  const first = lines[around]?.trim() === '' ? around + 1 : around;
  const shown = lines.slice(first, first + 1 + 2 * linesAround);
  return { file, line: first + 1, marked, text: shown.map((each) => (each.length > longestLine ? `${each.slice(0, longestLine)}…` : each)).join('\n') };
}

/** Compilers go on with the types within types. */
function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
