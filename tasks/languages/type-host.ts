import path from 'node:path';
import type ts from 'typescript';
import type { Installation } from './language.ts';

/** What the compiler may read: the installed packages, its own libraries, Node's types and the files set here. */
export interface TypeHost extends ts.LanguageServiceHost {
  setFiles(files: { path: string; text: string }[]): void;
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

/**
 * Submitted code names files in imports and in reference comments, and the compiler would put what it reads into its
 * messages: so nothing outside the given folders is seen, and links are not followed out of them.
 */
export function createTypeHost({ typescript, installation, options, nodeTypes }: TypeHostRequest): TypeHost {
  const libraryFile = typescript.getDefaultLibFilePath(options);
  const folders = [path.join(installation.folder, 'node_modules'), path.dirname(libraryFile), ...nodeTypes.folders].map(slashed);
  const isReadable = (file: string): boolean => isInside(file, folders);
  // Module resolution asks for package.json files and folders above and beside the packages too; there are none for it.
  const isOnTheWay = (folder: string): boolean => isReadable(folder) || folders.some((each) => isInside(each, [folder]));

  let files = new Map<string, SubmittedFile>();
  let changes = 0;
  // The compiler asks for all of it again for each submission, and an installation does not change under its hash.
  const readInstalled = remember((file) => (isReadable(file) ? typescript.sys.readFile(file) : undefined));
  const snapshotInstalled = remember((file) => snapshotOf(readInstalled(file), typescript));
  const isInstalled = remember((file) => isReadable(file) && typescript.sys.fileExists(file));
  const hasFolder = remember((folder) => isOnTheWay(folder) && typescript.sys.directoryExists(folder));

  return {
    setFiles: (next) => {
      files = new Map(next.map((file) => {
        const old = files.get(file.path);
        return [file.path, old?.text === file.text ? old : { text: file.text, version: `v${String(++changes)}`, snapshot: typescript.ScriptSnapshot.fromString(file.text) }];
      }));
    },
    getCompilationSettings: () => options,
    getScriptFileNames: () => [slashed(nodeTypes.entry), ...[...files.keys()].sort()],
    getScriptVersion: (file) => files.get(file)?.version ?? 'installed',
    getScriptSnapshot: (file) => files.get(file)?.snapshot ?? snapshotInstalled(file),
    getCurrentDirectory: () => submissionFolder(installation),
    getDefaultLibFileName: () => libraryFile,
    fileExists: (file) => files.has(file) || isInstalled(file),
    readFile: (file) => files.get(file)?.text ?? readInstalled(file),
    directoryExists: (folder) => folder === submissionFolder(installation) || hasFolder(folder),
    getDirectories: (folder) => (isReadable(folder) ? typescript.sys.getDirectories(folder) : []),
    useCaseSensitiveFileNames: () => typescript.sys.useCaseSensitiveFileNames,
  };
}

interface SubmittedFile {
  text: string;
  version: string;
  snapshot: ts.IScriptSnapshot;
}

function snapshotOf(text: string | undefined, typescript: typeof ts): ts.IScriptSnapshot | undefined {
  return text === undefined ? undefined : typescript.ScriptSnapshot.fromString(text);
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
