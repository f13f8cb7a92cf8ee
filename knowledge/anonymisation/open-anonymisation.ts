import path from 'node:path';
import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';
import type { Installation } from '../../tasks/languages/language.ts';
import { openTypeProject, type TypeView } from '../../tasks/languages/type-project.ts';
import type { Library } from '../../tasks/library.ts';
import type { Task } from '../../tasks/task.ts';
import { UserError } from '../../tasks/user-error.ts';
import { libraryFiles } from '../inventory/library-files.ts';
import { listModules, typesPackage } from '../inventory/list-modules.ts';
import type { KnowledgeBase } from '../knowledge-base.ts';
import type { Passage } from '../passage.ts';
import type { SplitDocs } from '../split/split-pages.ts';
import { anonymiseDocs } from './anonymise-docs.ts';
import { anonymisePackages } from './anonymise-packages.ts';
import { builtInNames } from './built-in-names.ts';
import { declaredNames } from './declared-names.ts';
import { createDictionary, type ApiFiles, type Dictionary } from './dictionary.ts';
import { createNameTable, type NameTable } from './name-table.ts';
import { createTextRenamer, type TextRenamer } from './rename-text.ts';
import { taskNames } from './task-names.ts';
import { writeWorld } from './write-world.ts';

export interface AnonymisationRequest {
  library: Library;
  installation: Installation;
  /** Of the real library, as they were read. */
  docs: Pick<KnowledgeBase, 'documents' | 'passages'>;
  /** Their names and data keep what they are called. */
  tasks: readonly Task[];
  /** The `.uagent` folder. */
  home: string;
}

/** One library under invented names: what can be installed, read and looked up of it. */
export interface Anonymisation {
  dictionary: Dictionary;
  text: TextRenamer;
  /** The library as its developers are told of it. */
  library: Library;
  installation: Installation;
  /** Its docs, passage for passage and line for line those of the real one. */
  docs: SplitDocs;
  /** The real passage behind one of them. */
  realPassage: (id: string) => Passage | undefined;
  real: { library: Library; installation: Installation; files: ApiFiles };
  files: ApiFiles;
}

/**
 * Makes the anonymised form of a library in the home folder, the same for the same library, docs and tasks.
 *
 * @throws UserError for a library that has no declarations to make it from.
 */
export async function openAnonymisation({ library, installation, docs, tasks, home }: AnonymisationRequest): Promise<Anonymisation> {
  const [typescript, project] = await Promise.all([loadTypeScript(), openTypeProject(installation)]);
  const files = libraryFiles(library, installation);
  const modules = [...new Set([...library.api, ...installation.packages.map(({ name }) => name).filter((name) => !name.startsWith('@types/'))])].flatMap((name) => listModules(name, installation));
  const made = project.inspect({ 'anonymise.ts': modules.map((specifier) => `import ${JSON.stringify(specifier)};\n`).join('') }, (view) => {
    refuseUntyped(view, library, files);
    const { declared, kept } = declaredNames(view, files);
    const staying = new Set([...kept, ...builtInNames(view), ...taskNames(typescript, tasks, library.id)]);
    const texts = [...docs.documents.map(({ text }) => text), ...view.program.getSourceFiles().filter(({ fileName }) => files.isApiFile(fileName)).map(({ text }) => text), ...tasks.flatMap((task) => textsOf(task, library.id))];
    const table = createNameTable({
      libraryId: library.id,
      names: [...declared].filter((name) => isRenamable(name) && !staying.has(name)),
      packages: library.api,
      segments: segmentsOf(modules, view, library, files),
      avoid: wordsIn(texts),
    });
    const dictionary = createDictionary(table);
    const text = createTextRenamer(typescript, { dictionary, libraryId: library.id });
    const packages = [...library.api, ...installation.packages.map(({ name }) => name)];
    const modulesFolder = path.posix.join(installation.folder.split(path.sep).join('/'), 'node_modules');
    return { table, dictionary, text, written: anonymisePackages({ view, files, dictionary, modulesFolder, packages, renameText: text.prose }) };
  }, Number.POSITIVE_INFINITY);
  const { table, dictionary, text, written } = made;
  const { folder, hash } = await writeWorld(path.join(home, 'anonymised'), library.id, written);
  const copy: Installation = {
    folder, hash, packages: installation.packages.map(({ name, version }) => packageAt(folder, dictionary.aliasPackage(name) ?? name, version)),
  };
  const renamed = renamedLibrary(library, table, dictionary);
  const anonymous = { dictionary, text, library: renamed, installation: copy };
  return { ...anonymous, ...await anonymiseDocs(docs, { ...anonymous, written }), real: { library, installation, files }, files: libraryFiles(renamed, copy) };
}

function refuseUntyped({ program }: TypeView, library: Library, files: ApiFiles): void {
  const untyped = library.api.filter((name) => !program.getSourceFiles().some(({ fileName, isDeclarationFile }) =>
    isDeclarationFile && files.isApiFile(fileName) && (fileName.includes(`/node_modules/${name}/`) || fileName.includes(`/node_modules/${typesPackage(name)}/`))));
  if (untyped.length === 0) return;
  throw new UserError(`The arm "anonymised" cannot be tried with ${library.id}: ${untyped.join(', ')} ${untyped.length === 1 ? 'has' : 'have'} no type declarations, and names are changed by what the compiler says they stand for. Leave out --arm anonymised, or add the declarations (such as ${typesPackage(untyped[0] ?? '')}) to install.npm in ${library.file}.`);
}

/** One letter gives nothing away, and in docs it mostly stands for something else: a token of a format, a part of "a.m.". */
function isRenamable(name: string): boolean {
  return name.length > 1 && /^[A-Za-z_$][\w$]*$/u.test(name) && /[A-Za-z]/u.test(name);
}

/** Folders and files that tell how something is built and not what it is. */
const plainSegments = new Set([
  '', 'dist', 'lib', 'libs', 'src', 'esm', 'cjs', 'es', 'umd', 'build', 'out', 'index', 'main', 'module', 'types', 'typings', 'type', 'node', 'browser', 'package', 'default', 'mjs', 'commonjs',
  'internal', 'declarations', 'esm5', 'esm2015', 'es6', 'utils', 'util',
]);

function segmentsOf(modules: readonly string[], { program }: TypeView, library: Library, files: ApiFiles): string[] {
  const paths = [
    ...modules.filter((specifier) => files.isApiModule(specifier)).map((specifier) => specifier.slice(specifier.indexOf('/') + 1)),
    ...program.getSourceFiles().filter(({ fileName }) => files.isApiFile(fileName)).map(({ fileName }) => fileName.slice(fileName.lastIndexOf('/node_modules/') + '/node_modules/'.length).split('/').slice(1).join('/')),
  ];
  const scopes = library.api.filter((name) => name.startsWith('@')).map((name) => name.split('/')[1] ?? '');
  return [...new Set(paths.flatMap((each) => each.split('/')).map((segment) => segment.split('.')[0] ?? ''))]
    .filter((segment) => !plainSegments.has(segment) && !scopes.includes(segment) && /[A-Za-z]/u.test(segment) && !segment.startsWith('@'));
}

function textsOf({ title, instructions, solutions, cases }: Task, libraryId: string): string[] {
  const own = solutions[libraryId];
  return [title, instructions, ...[own?.starter, ...(own?.references ?? [])].map((file) => file?.code ?? ''), JSON.stringify(cases)];
}

function wordsIn(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => text.toLowerCase().match(/[a-z]{3,}/gu) ?? []));
}

function packageAt(folder: string, name: string, version: string): Installation['packages'][number] {
  return { name, version, folder: path.join(folder, 'node_modules', ...name.split('/')) };
}

function renamedLibrary(library: Library, table: NameTable, dictionary: Dictionary): Library {
  const rename = (name: string): string => dictionary.aliasPackage(name) ?? name;
  return {
    ...library,
    id: table.packages.get(library.id) ?? table.aliasOf(library.id),
    install: { npm: Object.fromEntries(Object.entries(library.install.npm).map(([name, version]) => [rename(name), version])) },
    docs: [],
    api: library.api.map(rename),
  };
}
