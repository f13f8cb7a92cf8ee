import type ts from 'typescript';
import { libraryFiles } from '../../knowledge/inventory/library-files.ts';
import { readApi } from '../../knowledge/inventory/read-inventory.ts';
import { beside } from '../../tasks/beside/beside.ts';
import { diagnosticText, readDiagnostics } from '../../tasks/languages/type-check.ts';
import type { Installation } from '../../tasks/languages/language.ts';
import { openTypeProject } from '../../tasks/languages/type-project.ts';
import type { Library } from '../../tasks/library.ts';
import type { Submission } from '../../tasks/submission.ts';
import type { Finding } from '../evaluation.ts';
import { classifyDiagnostic } from './classify-diagnostic.ts';
import { diagnosticNode } from './diagnostic-node.ts';
import { suggestionIn } from './diagnostic-text.ts';
import { dropEchoes, type Told } from './drop-echoes.ts';
import { findBypasses } from './find-bypasses.ts';
import { findReferences, type Reference } from './find-references.ts';
import type { Lens } from './lens.ts';
import { typeRequires, withoutDirectives } from './prepare-files.ts';

/** What a submission does with the library; plain data that outlives the compiler's view. */
export interface Inspection {
  /** Different symbols of the library that are in use and exist; sorted. */
  symbols: string[];
  /** Those among them that are used as values: what a library that is "used" must have. */
  values: string[];
  /** The same symbols under every id that a rule may name them by. */
  names: string[];
  /** How often each symbol stands in the code. */
  uses: Record<string, number>;
  /** Places where the library is called. */
  calls: number;
  /** In order of file and place. */
  findings: Finding[];
  /** Of the findings, those that the score feels. */
  mistakes: Finding[];
}

export interface InspectRequest {
  submission: Submission;
  library: Library;
  installation: Installation;
}

/** Resolves every reference to the library against the installed packages. */
export const inspectSubmission = beside('inspect-submission', 'patient', async ({ submission, library, installation }: InspectRequest): Promise<Inspection> => {
  const [project, api] = [await openTypeProject(installation), await readApi({ library, installation })];
  const files = libraryFiles(library, installation);
  const texts = withoutDirectives(submission.files);
  return project.inspect({ ...texts, ...(await typeRequires(texts, api.modules)) }, (view) => {
    const sources = view.sources.filter(({ name }) => Object.hasOwn(texts, name));
    return inspect({ view: { ...view, sources }, files, api, installation, imported: importsOf(sources) });
  });
});

/** Modules that files name. */
export function importsOf(sources: Lens['view']['sources']): string[] {
  return sources.flatMap(({ source }) => source.text.match(/(?<=(?:from|require\(|import\(|import)\s*['"])[^'"\n]+/g) ?? []);
}

function inspect(lens: Lens): Inspection {
  const references = lens.view.sources.flatMap(({ source }) => findReferences(source, lens));
  const told = tellFindings(references, lens);
  const known = references.filter(({ id }) => id !== '?');
  return {
    symbols: unique(known.filter(({ kind }) => kind !== 'import' && kind !== 'type')),
    values: unique(known.filter(({ kind }) => kind === 'value' || kind === 'member' || kind === 'call')),
    names: [...new Set(known.filter(({ kind }) => kind !== 'import').flatMap(({ id, shown }) => [id, shown]))].sort(),
    uses: countUses(known),
    calls: references.filter(({ kind }) => kind === 'call').length,
    findings: told.map(({ finding }) => finding),
    mistakes: told.filter(({ isLibrarys }) => isLibrarys).map(({ finding }) => finding),
  };
}

/** What the compiler has against the files in view, in order of file and place, with what only follows from another mistake left out. */
export function tellFindings(references: Reference[], lens: Lens): Told[] {
  return dropEchoes([...tellDiagnostics(lens), ...tellBypasses(lens), ...tellDeprecations(references, lens)], lens)
    .sort((a, b) => compare(a.finding.file, b.finding.file) || a.finding.line - b.finding.line || a.finding.column - b.finding.column || compare(a.finding.code, b.finding.code));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function countUses(references: Reference[]): Record<string, number> {
  const uses: Record<string, number> = {};
  for (const { id, kind } of references) if (kind !== 'import') uses[id] = (uses[id] ?? 0) + 1;
  return uses;
}

function unique(references: Reference[]): string[] {
  return [...new Set(references.map(({ id }) => id))].sort();
}

function tellDiagnostics(lens: Lens): Told[] {
  return readDiagnostics(lens.view).flatMap(({ name, source, diagnostic }) => {
    const verdict = classifyDiagnostic(diagnostic, source, lens);
    if (verdict === undefined) return [];
    const suggestion = suggestionIn(diagnostic, lens);
    const args = {
      message: diagnosticText(diagnostic, lens.view, lens.installation),
      name: source.text.slice(diagnostic.start, diagnostic.start + Math.min(diagnostic.length, longestName)),
      ...(suggestion === undefined ? {} : { suggestion }),
    };
    const place = { file: name, ...placeOf(source, diagnostic.start) };
    const symbol = verdict.symbol === undefined ? {} : { symbol: verdict.symbol };
    return [{ finding: { dimension: 'compliance' as const, class: verdict.class, code: `TS${String(diagnostic.code)}`, args, ...place, ...symbol }, isLibrarys: verdict.isLibrarys, node: diagnosticNode(source, diagnostic, lens.view) }];
  });
}

const longestName = 120;

function tellBypasses(lens: Lens): Told[] {
  return lens.view.sources.flatMap(({ name: file, source }) =>
    findBypasses(source, lens).map(({ code, node, name }) => ({
      finding: { dimension: 'compliance' as const, class: 'bypass' as const, code, args: { name: name.slice(0, longestName) }, file, ...placeOf(source, node.getStart(source)) },
      isLibrarys: true,
      node,
    })),
  );
}

/** An import is told only where nothing else uses what it names. */
function tellDeprecations(references: Reference[], { view: { sources } }: Lens): Told[] {
  const deprecated = references.filter((reference) => reference.deprecated !== null);
  const used = new Set(deprecated.filter(({ kind }) => kind !== 'import').map(({ id }) => id));
  return deprecated.filter(({ kind, id }) => kind !== 'import' || !used.has(id)).map(({ kind, node, shown, name, deprecated: text }) => {
    const source = node.getSourceFile();
    const file = sources.find((each) => each.source === source)?.name ?? '';
    const place = placeOf(source, node.getStart(source));
    return {
      finding: { dimension: 'compliance' as const, class: 'deprecated' as const, code: 'deprecated', args: { name, message: text ?? '' }, file, ...place, symbol: shown },
      isLibrarys: true,
      node,
      isOverload: kind === 'call',
    };
  });
}

function placeOf(source: ts.SourceFile, position: number): { line: number; column: number } {
  const { line, character } = source.getLineAndCharacterOfPosition(position);
  return { line: line + 1, column: character + 1 };
}
