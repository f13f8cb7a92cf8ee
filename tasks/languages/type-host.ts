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

  let files = new Map<string, { text: string; version: string }>();
  let changes = 0;

  return {
    setFiles: (next) => {
      files = new Map(next.map((file) => {
        const old = files.get(file.path);
        return [file.path, old?.text === file.text ? old : { text: file.text, version: `v${String(++changes)}` }];
      }));
    },
    getCompilationSettings: () => options,
    getScriptFileNames: () => [slashed(nodeTypes.entry), ...[...files.keys()].sort()],
    // An installation does not change under its hash.
    getScriptVersion: (file) => files.get(file)?.version ?? 'installed',
    getScriptSnapshot: (file) => {
      const text = files.get(file)?.text ?? (isReadable(file) ? typescript.sys.readFile(file) : undefined);
      return text === undefined ? undefined : typescript.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => submissionFolder(installation),
    getDefaultLibFileName: () => libraryFile,
    fileExists: (file) => files.has(file) || (isReadable(file) && typescript.sys.fileExists(file)),
    readFile: (file) => files.get(file)?.text ?? (isReadable(file) ? typescript.sys.readFile(file) : undefined),
    directoryExists: (folder) => folder === submissionFolder(installation) || (isOnTheWay(folder) && typescript.sys.directoryExists(folder)),
    getDirectories: (folder) => (isReadable(folder) ? typescript.sys.getDirectories(folder) : []),
    useCaseSensitiveFileNames: () => typescript.sys.useCaseSensitiveFileNames,
  };
}

function isInside(file: string, folders: string[]): boolean {
  const normal = path.posix.normalize(file);
  return folders.some((folder) => normal === folder || normal.startsWith(`${folder}/`));
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}
