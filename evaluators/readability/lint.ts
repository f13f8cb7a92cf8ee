import type { Linter as LinterType } from 'eslint';

export interface LintProblem {
  rule: string;
  message: string;
  line: number;
  column: number;
}

/** ESLint's findings on what makes code hard to read; a file that it cannot parse has none. */
export async function lintReadability(code: string, fileName: string): Promise<LintProblem[]> {
  const { linter, config } = await (warm ??= load());
  const messages = linter.verify(code, config, { filename: /\.[cm]?[jt]sx?$/.test(fileName) ? fileName : `${fileName}.ts` });
  return messages.flatMap(({ ruleId, message, line, column }) => (ruleId === null ? [] : [{ rule: ruleId, message, line, column }]));
}

let warm: Promise<{ linter: LinterType; config: LinterType.Config[] }> | undefined;

async function load(): Promise<{ linter: LinterType; config: LinterType.Config[] }> {
  const [{ Linter }, tseslint, { default: sonarjs }] = await Promise.all([import('eslint'), import('typescript-eslint'), import('eslint-plugin-sonarjs')]);
  const config: LinterType.Config = {
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    languageOptions: {
      // The parser is typed for its own package's version of the same interface.
      parser: tseslint.parser,
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
    plugins: { sonarjs: sonarjs, '@typescript-eslint': tseslint.plugin },
    // A submission does not switch off what judges it.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    rules,
  };
  return { linter: new Linter({ configType: 'flat' }), config: [config] };
}

/** What a reader stumbles over; nothing of taste, such as quotes, and nothing that needs types. */
const rules: LinterType.RulesRecord = {
  complexity: ['warn', 15],
  eqeqeq: ['warn', 'smart'],
  'max-depth': ['warn', 4],
  'max-lines-per-function': ['warn', { max: 80, skipBlankLines: true, skipComments: true }],
  'max-params': ['warn', 5],
  'max-statements-per-line': ['warn', { max: 2 }],
  'no-nested-ternary': 'warn',
  'no-sequences': 'warn',
  'no-useless-return': 'warn',
  'no-var': 'warn',
  'prefer-const': 'warn',
  '@typescript-eslint/no-unused-vars': 'warn',
  'sonarjs/cognitive-complexity': ['warn', 15],
  'sonarjs/no-all-duplicated-branches': 'warn',
  'sonarjs/no-collapsible-if': 'warn',
  'sonarjs/no-duplicated-branches': 'warn',
  'sonarjs/no-identical-conditions': 'warn',
  'sonarjs/no-identical-functions': 'warn',
  'sonarjs/no-inverted-boolean-check': 'warn',
  'sonarjs/no-nested-template-literals': 'warn',
  'sonarjs/no-redundant-boolean': 'warn',
  'sonarjs/prefer-immediate-return': 'warn',
  'sonarjs/prefer-single-boolean-return': 'warn',
};
