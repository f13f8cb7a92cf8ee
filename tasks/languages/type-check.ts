import type ts from 'typescript';
import { beside } from '../beside/beside.ts';
import type { Submission } from '../submission.ts';
import type { Installation, TypeProblem } from './language.ts';
import { nearestOverload } from './nearest-overload.ts';
import { openTypeProject, type TypeView } from './type-project.ts';
import { TooSlow } from './within-time.ts';

/** What the compiler says of the submitted files against the installed packages, in order of file and place. */
export async function checkTypes(submission: Submission, installation: Installation): Promise<TypeProblem[]> {
  try {
    return await readTypeProblems({ submission, installation });
  } catch (error) {
    if (!(error instanceof TooSlow)) throw error;
    return [{ code: tooDeep, message: 'The types of this code keep the compiler busy for longer than it is given.', file: submission.main, line: 1, column: 1 }];
  }
}

/** What the compiler says itself of types without an end, where it notices them. */
const tooDeep = 2589;

interface TypeCheckRequest {
  submission: Submission;
  installation: Installation;
}

/** @throws TooSlow */
export const readTypeProblems = beside('read-type-problems', 'urgent', async ({ submission, installation }: TypeCheckRequest): Promise<TypeProblem[]> => {
  const project = await openTypeProject(installation);
  return project.inspect(submission.files, (view) =>
    readDiagnostics(view).map(({ name, source, diagnostic }) => {
      const { line, character } = source.getLineAndCharacterOfPosition(diagnostic.start);
      const nearest = nearestOverload(diagnostic, source, view);
      return {
        code: diagnostic.code,
        message: `${diagnosticText(diagnostic, view, installation)}${nearest === undefined ? '' : `\n  ${nearest}`}`,
        file: name,
        line: line + 1,
        column: character + 1,
      };
    }),
  );
});

/** The compiler's words, with packages in place of the paths of this machine. */
export function diagnosticText({ messageText }: ts.Diagnostic, { ts: typescript }: TypeView, { folder }: Installation): string {
  const modules = `${folder.replaceAll('\\', '/')}/node_modules/`;
  return typescript.flattenDiagnosticMessageText(messageText, '\n').replaceAll(modules, '');
}

export interface PlacedDiagnostic {
  name: string;
  source: ts.SourceFile;
  diagnostic: ts.Diagnostic & { start: number; length: number };
}

/** Syntax and types of the files looked at, in order of file and place, without what is no mistake in their language. */
export function readDiagnostics({ program, sources }: TypeView): PlacedDiagnostic[] {
  return sources.flatMap(({ name, source }) => {
    const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return diagnostics
      .filter(({ code }) => !isNoise(code, name))
      .map((diagnostic) => ({ name, source, diagnostic: { ...diagnostic, start: diagnostic.start ?? 0, length: diagnostic.length ?? 0 } }))
      .sort((a, b) => a.diagnostic.start - b.diagnostic.start || a.diagnostic.code - b.diagnostic.code);
  });
}

/** 7016: a package without types is no mistake of its user. */
const untypedPackage = 7016;

/** JavaScript cannot say types, so the 7000s, which ask for them, are left out; an unknown element of a value (7053) is not one of those. */
function isNoise(code: number, name: string): boolean {
  if (code === untypedPackage) return true;
  return /\.[cm]?jsx?$/.test(name) && code >= 7000 && code < 7053;
}
