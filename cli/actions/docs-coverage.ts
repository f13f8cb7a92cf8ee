import { countCoverage, docsCoverage } from '../../evaluators/docs-coverage.ts';
import { checkDocs } from '../../evaluators/docs-check/check-docs.ts';
import { readInventory } from '../../knowledge/inventory/read-inventory.ts';
import { readDocs } from '../../knowledge/read-docs.ts';
import { splitPages } from '../../knowledge/split/split-pages.ts';
import { docsCoverageJson, type LibraryCoverage } from '../../reports/docs-coverage/docs-coverage-json.ts';
import { renderDocsCoverage } from '../../reports/docs-coverage/terminal-docs-coverage.ts';
import { installLibraries, type InstalledLibrary } from '../../runs/install-libraries.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { createProgress } from '../progress.ts';
import { homeOf } from './home.ts';
import { openDocsTarget } from './open-docs-target.ts';

export interface CoverageOptions extends GlobalOptions {
  docs?: string[];
  failUnder?: number;
  list?: boolean;
  untrusted?: boolean;
  concurrency: number;
  json?: boolean;
}

/** Says how far the docs of a package or of a suite's libraries go with their API. */
export async function showCoverage(target: string, options: CoverageOptions, context: CliContext): Promise<ExitCode> {
  const progress = createProgress(context.messages);
  const libraries = await openDocsTarget(target, options, context);
  const installed = await installLibraries({ libraries, home: homeOf(options, context), onProgress: progress.say, signal: context.signal });
  const covered: LibraryCoverage[] = [];
  for (const each of installed) {
    progress.say(`Holding the API of ${each.library.id} against its docs`);
    covered.push(await coverLibrary(each, options, { context, say: progress.say }));
  }
  progress.end();
  const { columns, colour } = context.output;
  context.output.write(options.json === true ? `${JSON.stringify(docsCoverageJson(covered), null, 2)}\n` : renderDocsCoverage(covered, { columns, colour, everySymbol: options.list === true }));
  return covered.some((each) => isUnder(each, options)) ? 1 : 0;
}

async function coverLibrary({ library, language, installation }: InstalledLibrary, options: CoverageOptions, { context, say }: { context: CliContext; say: (message: string) => void }): Promise<LibraryCoverage> {
  const { concurrency } = options;
  const { signal } = context;
  const pages = await readDocs({ library, installation, home: homeOf(options, context), onProgress: say, signal });
  const { passages } = await splitPages(pages, installation, { onProgress: say, signal });
  const inventory = await readInventory({ library, installation });
  const snippets = await checkDocs({ library, language, installation, pages, sandbox: null, concurrency, signal, onProgress: () => undefined, onLeftOut: () => undefined });
  const versionOf = (name: string): string => installation.packages.find((each) => each.name === name)?.version ?? '';
  return { library: library.id, packages: library.api.map((name) => ({ name, version: versionOf(name) })), symbols: docsCoverage({ inventory, passages, snippets }) };
}

function isUnder({ symbols }: LibraryCoverage, { failUnder }: CoverageOptions): boolean {
  const exported = countCoverage(symbols).find(({ group }) => group === 'functions and classes');
  return failUnder !== undefined && exported !== undefined && 100 * exported.documented < failUnder * exported.all;
}
