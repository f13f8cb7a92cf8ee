import type { CodeBlock } from '../../knowledge/passage.ts';
import type { Installation } from '../../tasks/languages/language.ts';
import type { Library } from '../../tasks/library.ts';
import { excuseMistakes } from '../compliance/excuse-mistakes.ts';
import { inspectReference } from '../compliance/inspect-reference.ts';
import type { Inspection } from '../compliance/inspect-submission.ts';
import type { Finding, FrictionClass } from '../evaluation.ts';

export interface SnippetRequest {
  block: CodeBlock;
  library: Library;
  installation: Installation;
  /** Accepted solutions: what they do too is right, whatever the declarations say. */
  references: readonly Inspection[];
}

/** What the compiler makes of a code block of the docs. */
export type SnippetVerdict =
  | { kind: 'ok' }
  | { kind: 'broken'; inspection: Inspection; /** Of the library, none of them excused. */ defects: Finding[] }
  /** It cannot be told whether it would work. */
  | { kind: 'skipped'; reason: 'other-language' | 'no-import' | 'does-not-parse' };

/**
 * Checks a code block against the installed library. Docs leave things out on purpose, so only what no omission explains is a
 * defect: a mistake at a name, call or option of the library, in a block that imports it and parses.
 */
export async function checkSnippet({ block, library, installation, references }: SnippetRequest): Promise<SnippetVerdict> {
  const extension = extensions[block.language];
  if (extension === undefined) return { kind: 'skipped', reason: 'other-language' };
  if (!importsLibrary(block.code, library)) return { kind: 'skipped', reason: 'no-import' };
  const inspection = await inspectReference({ file: { path: '', name: `snippet${extension}`, code: block.code }, library, installation });
  if (inspection.findings.some(({ code }) => /^TS1\d{3}$/u.test(code))) return { kind: 'skipped', reason: 'does-not-parse' };
  const lines = block.code.split('\n');
  const defects = excuseMistakes(inspection, references).mistakes.filter((finding) => isDefect(finding, extension) && !isMeant(lines, finding.line));
  return defects.length === 0 ? { kind: 'ok' } : { kind: 'broken', inspection, defects };
}

const extensions: Record<string, '.js' | '.ts'> = {
  '': '.js', js: '.js', javascript: '.js', mjs: '.js', es6: '.js', node: '.js', cjs: '.js', ts: '.ts', typescript: '.ts', mts: '.ts',
};

function importsLibrary(code: string, { api }: Library): boolean {
  const specifiers = [...code.matchAll(/(?:\bfrom|\bimport|\brequire\s*\()\s*\(?['"]([^'"\n]+)['"]/gu)].map(([, specifier = '']) => specifier);
  return specifiers.some((specifier) => api.some((name) => specifier === name || specifier.startsWith(`${name}/`)));
}

const defectClasses: ReadonlySet<FrictionClass | null> = new Set(['setup-failure', 'invented-symbol', 'near-miss-name', 'wrong-call', 'wrong-options', 'wrong-return']);

function isDefect({ class: kind, code, args }: Finding, extension: '.js' | '.ts'): boolean {
  if (!defectClasses.has(kind) || !code.startsWith('TS') || undeclared.has(code)) return false;
  // Docs are read with strict checks off as well, and JavaScript has no types that a literal could be widened from.
  return !aboutTypes.has(code) || (extension === '.ts' && !/\b(?:undefined|null|unknown)\b/u.test(String(args['message'])));
}

/** A name that an earlier block of the page declares. */
const undeclared: ReadonlySet<string> = new Set(['TS2304', 'TS2503', 'TS2552', 'TS18004']);
/** What is wrong is the type of a value that is there. */
const aboutTypes: ReadonlySet<string> = new Set(['TS2322', 'TS2345', 'TS2559', 'TS2739', 'TS2740', 'TS2741', 'TS2769']);

/** Docs also show what does not work: then the line (from 1), or the comment above it, says so. */
export function isMeant(lines: readonly string[], line: number): boolean {
  const comments = [lines[line - 1], lines[line - 2]].map((text) => /(?:\/\/|\/\*).*$/u.exec(text ?? '')?.[0] ?? '');
  return comments.some((comment) => saysBroken.test(comment));
}

const saysBroken = /@ts-(?:ignore|expect-error|nocheck)|error|throw|wrong|\bbad\b|invalid|incorrect|don['’]t|do not|not work|deprecated|removed|no longer|\bold\b|❌|✗|✘/iu;
