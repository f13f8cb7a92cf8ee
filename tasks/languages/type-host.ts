import path from 'node:path';
import type ts from 'typescript';
import type { Installation } from './language.ts';
import { rememberResolutions } from './remember-resolutions.ts';

/** What the compiler may read: the installed packages, its own libraries, Node's types and the files set here. */
export interface TypeHost extends ts.CompilerHost {
  /** False when the very same files were set before. */
  setFiles(files: { path: string; text: string }[]): boolean;
  /** What a program starts with. */
  rootNames(): string[];
  /** Forgets what a program has parsed of the installation beyond what this one needs, once it is much. */
  keepFor(program: ts.Program): void;
}

export interface TypeHostRequest {
  typescript: typeof ts;
  installation: Installation;
  options: ts.CompilerOptions;
  /** The declarations that every program starts with, and the folders that they read. */
  nodeTypes: { entry: string; folders: string[] };
}

/** A folder that is not on disk, inside the installation, so that imports find its `node_modules`. */
export function submissionFolder(installation: Installation): string {
  return slashed(path.join(installation.folder, '.submission'));
}

/** The standard library and Node's types, parsed once for all installations. */
const parsedForAll = new Map<string, ts.SourceFile>();

/** Files of packages that stay parsed beside those of the current program. */
const mostUnused = 1000;

/**
 * Submitted code names files in imports and in reference comments, and the compiler would put what it reads into its
 * messages: so nothing outside the given folders is seen, and links are not followed out of them.
 */
export function createTypeHost({ typescript, installation, options, nodeTypes }: TypeHostRequest): TypeHost {
  const libraryFile = typescript.getDefaultLibFilePath(options);
  const packages = slashed(path.join(installation.folder, 'node_modules'));
  const folders = [packages, path.dirname(libraryFile), ...nodeTypes.folders].map(slashed);
  const submitted = submissionFolder(installation);
  const isCaseSensitive = typescript.sys.useCaseSensitiveFileNames;
  const isReadable = (file: string): boolean => isInside(file, folders);
  // Module resolution asks for package.json files and folders above and beside the packages too; there are none for it.
  const isOnTheWay = (folder: string): boolean => isReadable(folder) || folders.some((each) => isInside(each, [folder]));

  let files = new Map<string, SubmittedFile>();
  // The compiler asks for all of it again for each submission, and an installation does not change under its hash.
  const parsed = new Map<string, ts.SourceFile>();
  const readInstalled = remember((file) => (isReadable(file) ? typescript.sys.readFile(file) : undefined));
  const isInstalled = remember((file) => isReadable(file) && typescript.sys.fileExists(file));
  const hasFolder = remember((folder) => isOnTheWay(folder) && typescript.sys.directoryExists(folder));

  const parseInstalled = (file: string, how: ts.CreateSourceFileOptions): ts.SourceFile | undefined => {
    if (!isReadable(file)) return undefined;
    const kept = isInside(file, [packages]) ? parsed : parsedForAll;
    const key = parsedKey(file, how.impliedNodeFormat);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const text = typescript.sys.readFile(file);
    if (text === undefined) return undefined;
    const source = typescript.createSourceFile(file, text, how);
    kept.set(key, source);
    return source;
  };

  const host: Omit<TypeHost, 'resolveModuleNameLiterals' | 'getModuleResolutionCache'> = {
    setFiles: (next) => {
      const old = files;
      files = new Map(next.map(({ path: file, text }) => {
        const same = old.get(file);
        return [file, same?.text === text ? same : { text }];
      }));
      return files.size !== old.size || [...files].some(([file, each]) => old.get(file) !== each);
    },
    rootNames: () => [slashed(nodeTypes.entry), ...[...files.keys()].sort()],
    keepFor: (program) => {
      const needed = program.getSourceFiles();
      if (parsed.size <= needed.length + mostUnused) return;
      const keys = new Set(needed.map(({ fileName, impliedNodeFormat }) => parsedKey(fileName, impliedNodeFormat)));
      for (const key of parsed.keys()) if (!keys.has(key)) parsed.delete(key);
    },
    getSourceFile: (file, how) => {
      // What a program gives here is always the options; the declaration allows a bare version from others.
      const parsing = typeof how === 'object' ? how : { languageVersion: how };
      const own = files.get(file);
      return own === undefined ? parseInstalled(file, parsing) : (own.source ??= typescript.createSourceFile(file, own.text, parsing));
    },
    getCurrentDirectory: () => submitted,
    getDefaultLibFileName: () => libraryFile,
    getCanonicalFileName: (file) => (isCaseSensitive ? file : file.toLowerCase()),
    getNewLine: () => '\n',
    writeFile: () => undefined,
    fileExists: (file) => files.has(file) || isInstalled(file),
    readFile: (file) => files.get(file)?.text ?? readInstalled(file),
    directoryExists: (folder) => folder === submitted || hasFolder(folder),
    getDirectories: (folder) => (isReadable(folder) ? typescript.sys.getDirectories(folder) : []),
    useCaseSensitiveFileNames: () => isCaseSensitive,
  };
  return { ...host, ...rememberResolutions(host, { typescript, options, submitted }) };
}

interface SubmittedFile {
  text: string;
  source?: ts.SourceFile;
}

function parsedKey(file: string, format: ts.ResolutionMode): string {
  return `${String(format)}\n${file}`;
}

/** Submitted code decides what is asked for, so there is an end to what is kept. */
const mostRemembered = 50_000;

function remember<T>(read: (file: string) => T): (file: string) => T {
  const known = new Map<string, T>();
  return (file) => {
    const cached = known.get(file);
    if (cached !== undefined || known.has(file)) return cached as T;
    const found = read(file);
    if (known.size < mostRemembered) known.set(file, found);
    return found;
  };
}

function isInside(file: string, folders: string[]): boolean {
  const normal = path.posix.normalize(file);
  return folders.some((folder) => normal === folder || normal.startsWith(`${folder}/`));
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}
