import type ts from 'typescript';

/** The two meanings of `@name`: the language's own, and the compiler's from before it had one, for which many libraries are written. */
export type DecoratorKind = 'standard' | 'legacy';

/** A cheap test that any code with decorators passes and hardly any other. */
export function mayDecorate(files: Record<string, string>): boolean {
  return Object.entries(files).some(([name, text]) =>
    /\.[cm]?[jt]sx?$/u.test(name) && text.includes('@') && /(?:^|[\s;{}()])@[\w$(]/mu.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, '')));
}

export interface Checked {
  ts: typeof ts;
  program: ts.Program;
  sources: { source: ts.SourceFile }[];
}

/** How often the compiler can make no sense of a decorator in the files looked at. */
export function countRefusals({ ts: typescript, program, sources }: Checked): number {
  return sources
    .filter(({ source }) => hasDecorator(source, typescript))
    .flatMap(({ source }) => [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)])
    .filter(({ code }) => refusals.has(code)).length;
}

/** Where none may stand; one whose signature does not fit a class, a parameter, a property or a method; whose result does not; a missing call. */
const refusals: ReadonlySet<number> = new Set([1206, 1238, 1239, 1240, 1241, 1270, 1271, 1278, 1279, 1329]);

function hasDecorator(node: ts.Node, typescript: typeof ts): boolean {
  return typescript.isDecorator(node) || typescript.forEachChild(node, (child) => hasDecorator(child, typescript)) === true;
}
