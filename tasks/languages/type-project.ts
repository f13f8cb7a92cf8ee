import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import type ts from 'typescript';
import { countRefusals, mayDecorate, type DecoratorKind } from './decorators.ts';
import type { Installation } from './language.ts';
import { createTypeHost, submissionFolder } from './type-host.ts';
import { loadTypeScript } from './load-typescript.ts';
import { TooSlow, withinTime } from './within-time.ts';

/** A warm compiler over one installation: the packages are read once, each submission then costs its own check only. */
export interface TypeProject {
  /**
   * Looks at files (name to text) as if they lay beside the installed packages. `look` must be done when it returns:
   * the program belongs to these files only until the next call. Types can be written that keep a compiler busy for ever,
   * so it is broken off after so many seconds, `usualSeconds` if left out.
   * @throws TooSlow, at once where these files were too slow before
   */
  inspect<T>(files: Record<string, string>, look: (view: TypeView) => T, seconds?: number): T;
}

/** Ample also on a machine that is busy with other things: code of people takes less than one. */
const usualSeconds = 30;
const mostRemembered = 1_000;

export interface TypeView {
  ts: typeof ts;
  program: ts.Program;
  checker: ts.TypeChecker;
  /** The files looked at, by name; those that the compiler knows nothing of, such as `notes.md`, are left out. */
  sources: { name: string; source: ts.SourceFile }[];
  /** Which meaning of decorators the files were checked with. */
  decorators: DecoratorKind;
}

const mostProjects = 4;
const projects = new Map<string, Promise<OpenProject>>();
type OpenProject = TypeProject & Disposable;

/** The project of an installation; the ones used least recently are closed when there are many. */
export function openTypeProject(installation: Installation): Promise<TypeProject> {
  const key = `${installation.folder}\n${installation.hash}`;
  const project = projects.get(key) ?? createTypeProject(installation);
  projects.delete(key);
  projects.set(key, project);
  for (const [oldKey, old] of [...projects].slice(0, -mostProjects)) {
    projects.delete(oldKey);
    void close(old);
  }
  return project;
}

/** Frees the memory of all projects; the next use opens them again. */
export async function closeTypeProjects(): Promise<void> {
  const open = [...projects.values()];
  projects.clear();
  await Promise.all(open.map(close));
}

async function close(project: Promise<OpenProject>): Promise<void> {
  // One that failed to open has nothing to close, and whoever asked for it has been told.
  const opened = await project.catch(() => undefined);
  opened?.[Symbol.dispose]();
}

async function createTypeProject(installation: Installation): Promise<OpenProject> {
  const typescript = await loadTypeScript();
  const open = (decorators: DecoratorKind): Compiler => openCompiler({ typescript, installation, decorators });
  let standard: Compiler | undefined = open('standard');
  let legacy: Compiler | undefined;
  /** Seconds after which a look at files was broken off, by the hash of the files. */
  const tooSlow = new Map<string, number>();
  return {
    inspect: (files, look, seconds = usualSeconds) => {
      const key = hashOf(files);
      const known = tooSlow.get(key);
      if (known !== undefined && known >= seconds) throw new TooSlow(`took longer than ${String(known)} s`);
      const view = (standard ??= open('standard'))(files);
      try {
        return withinTime(() => {
          const refused = mayDecorate(files) ? countRefusals(view) : 0;
          if (refused === 0) return look(view);
          // A library says by its types which decorators it has; where it has both, the code says it.
          const other = (legacy ??= open('legacy'))(files);
          return look(countRefusals(other) < refused ? other : view);
        }, seconds);
      } catch (error) {
        if (!(error instanceof TooSlow)) throw error;
        if (tooSlow.size >= mostRemembered) tooSlow.clear();
        tooSlow.set(key, seconds);
        // They were broken off in the midst of things.
        standard = undefined;
        legacy = undefined;
        throw error;
      }
    },
    [Symbol.dispose]: () => {
      standard = undefined;
      legacy = undefined;
    },
  };
}

function hashOf(files: Record<string, string>): string {
  return createHash('sha256').update(JSON.stringify(files)).digest('base64');
}

/** Warm: what it has read of the packages stays for the next files. */
type Compiler = (files: Record<string, string>) => TypeView;

function openCompiler({ typescript, installation, decorators }: { typescript: typeof ts; installation: Installation; decorators: DecoratorKind }): Compiler {
  const options = { ...compilerOptions(typescript), ...(decorators === 'legacy' ? { experimentalDecorators: true } : {}) };
  const host = createTypeHost({ typescript, installation, options, nodeTypes: findNodeTypes() });
  const folder = submissionFolder(installation);
  let program: ts.Program | undefined;
  return (files) => {
    const isNew = host.setFiles(Object.entries(files).map(([name, text]) => ({ path: path.posix.join(folder, name), text })));
    if (isNew || program === undefined) {
      program = typescript.createProgram({ rootNames: host.rootNames(), options, host, ...(program === undefined ? {} : { oldProgram: program }) });
      host.keepFor(program);
    }
    return { ts: typescript, program, checker: program.getTypeChecker(), sources: sourcesIn(program, Object.keys(files), folder), decorators };
  };
}

function sourcesIn(program: ts.Program, names: string[], folder: string): TypeView['sources'] {
  return names.sort().flatMap((name) => {
    const source = program.getSourceFile(path.posix.join(folder, name));
    return source === undefined ? [] : [{ name, source }];
  });
}

/**
 * Bundler resolution, because submissions are bundled before they run. JavaScript is checked too, and packages that
 * ship no types are read from their JavaScript, four requires deep.
 */
function compilerOptions(typescript: typeof ts): ts.CompilerOptions {
  return {
    target: typescript.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
    module: typescript.ModuleKind.Preserve,
    moduleResolution: typescript.ModuleResolutionKind.Bundler,
    moduleDetection: typescript.ModuleDetectionKind.Force,
    jsx: typescript.JsxEmit.Preserve,
    strict: true,
    esModuleInterop: true,
    allowImportingTsExtensions: true,
    allowJs: true,
    checkJs: true,
    maxNodeModuleJsDepth: 4,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  };
}

/**
 * Submissions run on Node, so they are checked against Node's own types, those of this tool: `console` and `node:fs`
 * exist, `document` does not, and a browser global cannot hide a forgotten import.
 */
function findNodeTypes(): { entry: string; folders: string[] } {
  const require = createRequire(import.meta.url);
  const nodeTypes = path.dirname(require.resolve('@types/node/package.json'));
  const undici = path.dirname(createRequire(path.join(nodeTypes, 'index.d.ts')).resolve('undici-types/package.json'));
  return { entry: path.join(nodeTypes, 'index.d.ts'), folders: [nodeTypes, undici] };
}
