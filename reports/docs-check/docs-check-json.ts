import type { CheckedSnippet } from '../../evaluators/docs-check/snippet.ts';
import type { DocsCheck } from './docs-check.ts';

/**
 * One document for the docs of one library or of several: `version` is that of the document, as everywhere; `package` and
 * `packageVersion` are those of the first library, and each block says which library's docs it stands in.
 */
export function docsCheckJson(checks: readonly DocsCheck[]) {
  const packages = checks.flatMap((check) => check.packages.map((each) => ({ library: check.library, ...each })));
  const [first] = packages;
  return {
    version: 1,
    package: first?.name ?? '',
    packageVersion: first?.version ?? '',
    packages,
    snippets: checks.flatMap(({ library, snippets }) => snippets.map((each) => ({ library, ...describe(each) }))),
  };
}

function describe({ snippet: { path, line, language, anchor, url }, verdict, reason, findings, run, joined, symbols }: CheckedSnippet) {
  return {
    path, line, ...(anchor === undefined ? {} : { anchor }), ...(url === undefined ? {} : { url }), language, verdict, ...(reason === undefined ? {} : { reason }), findings,
    ...(verdict === 'skipped' ? {} : { run, joined, symbols }),
  };
}
