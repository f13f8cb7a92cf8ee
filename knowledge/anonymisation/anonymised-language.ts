import { decodedMappings, TraceMap } from '@jridgewell/trace-mapping';
import { submissionNamespace } from '../../tasks/languages/bundle-plugin.ts';
import type { CompileProblem } from '../../tasks/execution.ts';
import type { Language } from '../../tasks/languages/language.ts';
import { placeOf } from './anonymise-packages.ts';
import { mapBack } from './map-back.ts';
import type { Anonymisation } from './open-anonymisation.ts';
import type { Translation } from './translate-submission.ts';

/**
 * The language for developers of an anonymised library: types are checked in their world, programs are made in the real one, of
 * code that is mapped back, and say in which place of the developer's own code something happened.
 */
export function anonymisedLanguage(language: Language, anonymisation: Anonymisation): Language {
  return {
    ...language,
    compile: async (submission) => {
      const translation = await mapBack(submission, anonymisation);
      const compilation = await language.compile(translation.submission, anonymisation.real.installation);
      if (compilation.kind === 'compiled') return { ...compilation, sourceMap: async () => withPlacesBefore(await compilation.sourceMap(), translation) };
      return { kind: 'not-compiled', problems: compilation.problems.map((problem) => retell(problem, translation, anonymisation)) };
    },
  };
}

function withPlacesBefore(text: string, translation: Translation): string {
  const map = new TraceMap(text);
  const files = map.sources.map((source) => (source?.includes(`${submissionNamespace}:`) === true ? source.slice(source.lastIndexOf(':') + 1) : undefined));
  const mappings = decodedMappings(map).map((line) => line.map((segment) => {
    const file = segment.length === 1 ? undefined : files[segment[1]];
    if (segment.length === 1 || file === undefined) return segment;
    const { line: row, column } = translation.placeBefore(file, segment[2], segment[3]);
    return [segment[0], segment[1], row, column, ...segment.slice(4)];
  }));
  return JSON.stringify({ version: 3, sources: map.sources, names: map.names, mappings });
}

/** What a compiler quotes is a name, a module or a file of the real world. */
function retell(problem: CompileProblem, translation: Translation, { dictionary, text }: Anonymisation): CompileProblem {
  const { line, column } = translation.placeBefore(problem.file, problem.line - 1, problem.column - 1);
  const other = (quoted: string): string => {
    const inPackages = /^(.*node_modules\/)(.+)$/u.exec(quoted);
    if (inPackages !== null) return `${inPackages[1] ?? ''}${placeOf(inPackages[2] ?? '', dictionary)}`;
    return dictionary.swapModule(quoted) ?? dictionary.swap(quoted) ?? text.identity(quoted);
  };
  const { missingModule } = problem;
  return {
    ...problem,
    message: problem.message.split(/("[^"]*")/u).map((piece, i) => (i % 2 === 1 ? `"${other(piece.slice(1, -1))}"` : text.identity(piece))).join(''),
    line: line + 1,
    column: column + 1,
    ...(missingModule === undefined ? {} : { missingModule: dictionary.swapModule(missingModule) ?? missingModule }),
  };
}
