import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkDocs } from '../../evaluators/docs-check/check-docs.ts';
import type { CheckedSnippet } from '../../evaluators/docs-check/snippet.ts';
import { readDocs } from '../../knowledge/read-docs.ts';
import { countSnippets, type DocsCheck } from '../../reports/docs-check/docs-check.ts';
import { docsCheckJson } from '../../reports/docs-check/docs-check-json.ts';
import { docsCheckSarif } from '../../reports/docs-check/docs-check-sarif.ts';
import { renderDocsCheck } from '../../reports/docs-check/terminal-docs-check.ts';
import { installLibraries, type InstalledLibrary } from '../../runs/install-libraries.ts';
import { openSandbox } from '../../runs/open-sandbox.ts';
import type { Library } from '../../tasks/library.ts';
import { defaultSandbox } from '../../tasks/sandbox/default-sandbox.ts';
import type { Sandbox, SandboxId } from '../../tasks/sandbox/sandbox.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { createProgress, type Progress } from '../progress.ts';
import { toolVersion } from '../tool-version.ts';
import { homeOf } from './home.ts';
import { openDocsTarget } from './open-docs-target.ts';

export interface CheckDocsOptions extends GlobalOptions {
  docs?: string[];
  run: boolean;
  sarif?: string;
  failOn?: 'broken' | 'warning';
  list?: boolean;
  sandbox?: SandboxId;
  untrusted?: boolean;
  concurrency: number;
  json?: boolean;
}

export async function checkDocsOf(target: string, options: CheckDocsOptions, context: CliContext): Promise<ExitCode> {
  const progress = createProgress(context.messages);
  const sandbox = options.run ? await findSandbox(options.sandbox, progress) : null;
  const libraries = await openDocsTarget(target, options, context);
  const installed = await installLibraries({ libraries, home: homeOf(options, context), onProgress: progress.say, signal: context.signal });
  const checks: DocsCheck[] = [];
  for (const each of installed) checks.push(await checkLibrary(each, { sandbox, options, context, progress }));
  progress.end();
  if (options.sarif !== undefined) writeSarif(options.sarif, checks, context);
  context.output.write(options.json === true
    ? `${JSON.stringify(docsCheckJson(checks), null, 2)}\n`
    : renderDocsCheck(checks, { columns: context.output.columns, colour: context.output.colour, everyBlock: options.list === true }));
  return isGateFailed(checks, options) ? 1 : 0;
}

/** One asked for by name must be there; without one the examples are compiled and not run. */
async function findSandbox(id: SandboxId | undefined, { say }: Progress): Promise<Sandbox | null> {
  try {
    return await openSandbox(id ?? defaultSandbox, say);
  } catch (error) {
    if (id !== undefined || !(error instanceof UserError)) throw error;
    say(`The examples are compiled and not run. ${error.message}`);
    return null;
  }
}

interface CheckContext {
  sandbox: Sandbox | null;
  options: CheckDocsOptions;
  context: CliContext;
  progress: Progress;
}

async function checkLibrary({ library, language, installation }: InstalledLibrary, { sandbox, options, context, progress }: CheckContext): Promise<DocsCheck> {
  const pages = await readDocs({ library, installation, home: homeOf(options, context), onProgress: progress.say, signal: context.signal });
  const shown = new Set<string>();
  const snippets = await checkDocs({
    library, language, installation, pages, sandbox, concurrency: options.concurrency, signal: context.signal, onLeftOut: progress.say,
    onProgress: (stage, done, all) => {
      const line = `${stage === 'compile' ? 'Compiling' : 'Running'} the examples of ${library.id}: ${String(Math.round((100 * done) / Math.max(1, all)))} %`;
      // Where lines are not written over, one for each stage is enough.
      if (context.messages.isTerminal && context.messages.colour) progress.update(line);
      else if (!shown.has(stage)) progress.say(line.replace(/: \d+ %$/u, ''));
      shown.add(stage);
    },
  });
  const versionOf = (name: string): string => installation.packages.find((each) => each.name === name)?.version ?? '';
  const isLocal = library.docs.every(({ value }) => 'path' in value);
  return {
    library: library.id, packages: library.api.map((name) => ({ name, version: versionOf(name) })), isLocal,
    snippets: isLocal ? snippets.map((each) => inFolder(each, library)) : snippets,
  };
}

/** Declarations of a folder's package lie in the folder, as its pages do. */
function inFolder(checked: CheckedSnippet, { api: [name = ''] }: Library): CheckedSnippet {
  const { snippet } = checked;
  return snippet.origin === 'comment' && snippet.path.startsWith(`${name}/`) ? { ...checked, snippet: { ...snippet, path: snippet.path.slice(name.length + 1) } } : checked;
}

function writeSarif(file: string, checks: readonly DocsCheck[], { workingFolder }: CliContext): void {
  const place = path.resolve(workingFolder, file);
  try {
    writeFileSync(place, docsCheckSarif(checks, toolVersion()));
  } catch (error) {
    throw new UserError(`--sarif ${file}: the file ${place} cannot be written: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function isGateFailed(checks: readonly DocsCheck[], { failOn }: CheckDocsOptions): boolean {
  return failOn !== undefined && checks.some(({ snippets }) => {
    const { broken, warnings } = countSnippets(snippets);
    return broken > 0 || (failOn === 'warning' && warnings > 0);
  });
}
