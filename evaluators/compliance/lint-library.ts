import path from 'node:path';
import type { ESLint as ESLintType } from 'eslint';
import { beside } from '../../tasks/beside/beside.ts';
import type { Library } from '../../tasks/library.ts';
import type { Submission } from '../../tasks/submission.ts';
import type { Finding } from '../evaluation.ts';

export interface LintResult {
  /** One for each error or warning, with the rule as its code; of no friction class. */
  findings: Finding[];
  errors: number;
  warnings: number;
}

/**
 * What the library's own ESLint configuration, which is the suite's and trusted, says of a submission; null when the library
 * file names none. A file that does not parse has no findings: the compiler tells that.
 *
 * @throws Error when the configuration cannot be loaded or one of its rules breaks.
 */
export async function lintLibrary({ library: { lint }, submission }: { library: Library; submission: Submission }): Promise<LintResult | null> {
  return lint === undefined ? null : lintFiles({ lint, files: submission.files });
}

/** The same, of a configuration that there is. */
export const lintFiles = beside('lint-files', 'patient', async ({ lint, files }: { /** Path of the configuration. */ lint: string; files: Record<string, string> }): Promise<LintResult> => {
  const result: LintResult = { findings: [], errors: 0, warnings: 0 };
  try {
    const eslint = await openLinter(lint);
    for (const [file, code] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
      const reports = await eslint.lintText(code, { filePath: path.join(path.dirname(lint), file), warnIgnored: false });
      for (const { ruleId, severity, message, line, column } of reports.flatMap(({ messages }) => messages)) {
        if (ruleId === null) continue;
        result[severity === 2 ? 'errors' : 'warnings'] += 1;
        result.findings.push({ dimension: 'compliance', class: null, code: ruleId, args: { message }, file, line, column });
      }
    }
  } catch (error) {
    throw new Error(`The lint configuration ${lint} does not work: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  return result;
});

const linters = new Map<string, Promise<ESLintType>>();

/** One for each configuration, which it loads once. */
function openLinter(configuration: string): Promise<ESLintType> {
  const linter = linters.get(configuration) ?? createLinter(configuration);
  linters.set(configuration, linter);
  return linter;
}

async function createLinter(configuration: string): Promise<ESLintType> {
  const [{ ESLint }, tseslint] = await Promise.all([import('eslint'), import('typescript-eslint')]);
  return new ESLint({
    cwd: path.dirname(configuration),
    overrideConfigFile: configuration,
    // TypeScript is read also where the configuration says nothing of parsers.
    baseConfig: [{ files: ['**/*.{ts,mts,cts,tsx}'], languageOptions: { parser: tseslint.parser } }],
    // A submission does not switch off what judges it.
    allowInlineConfig: false,
  });
}
