import type { DocsFinding } from '../../evaluators/docs-check/snippet.ts';
import { sarifDocument } from '../sarif-document.ts';
import { visibleText } from '../visible-text.ts';
import type { DocsCheck } from './docs-check.ts';

/**
 * Findings in docs as SARIF 2.1.0 (OASIS). Pages of a folder are named relative to it, so that a code host finds them; those
 * of published packages are relative to a base `PACKAGES` that stands for no folder.
 */
export function docsCheckSarif(checks: readonly DocsCheck[], toolVersion: string): string {
  const found = checks.flatMap((check) => check.snippets.flatMap(({ snippet, findings }) => findings.map((finding) => ({ check, path: snippet.path, finding }))));
  const rules = new Map(found.map(({ finding: { code, class: kind } }) => [ruleId(code), ruleTexts[code] ?? `An example does not compile: ${kind ?? code}`]));
  const results = found.map(({ check, path, finding }) => ({
    ruleId: ruleId(finding.code),
    level: finding.level,
    message: { text: visibleText(finding.message) },
    locations: [{ physicalLocation: {
      artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/'), ...(check.isLocal ? {} : { uriBaseId: 'PACKAGES' }) },
      region: region(finding),
    } }],
    properties: { library: check.library, class: finding.class, ...(finding.symbol === undefined ? {} : { symbol: finding.symbol }) },
  }));
  return sarifDocument({ toolVersion, rules, bases: { PACKAGES: 'Published packages by their names' }, results });
}

function ruleId(code: string): string {
  return `docs-check/${code}`;
}

function region({ line, column, excerpt }: DocsFinding): object {
  return { startLine: line, startColumn: column, snippet: { text: visibleText(excerpt) } };
}

const ruleTexts: Record<string, string> = {
  deprecated: 'An example teaches what is deprecated',
  throws: 'An example throws when it is run',
  'prints-otherwise': 'A comment states a value that the example does not give',
};
