import type { ReportAttempt, ReportFinding } from '../report.ts';
import { frictionWords } from '../friction-words.ts';
import { visibleText } from '../visible-text.ts';
import { sarifDocument } from '../sarif-document.ts';
import type { Renderer } from './renderer.ts';

/**
 * Findings in submitted code as SARIF 2.1.0 (OASIS). The files exist in the store only, so their addresses are relative to
 * a base `ATTEMPTS` that stands for no folder.
 */
export const sarif: Renderer = {
  id: 'sarif',
  fileName: 'report.sarif',
  open: () => {
    const results: object[] = [];
    const rules = new Map<string, string>();
    return {
      add: (attempt) => {
        for (const finding of attempt.findings) {
          results.push(result(attempt, finding));
          rules.set(ruleId(finding), ruleText(finding));
        }
        return '';
      },
      end: ({ generator, run }) => ({
        before: sarifDocument({ toolVersion: generator.version, rules, bases: { ATTEMPTS: `Code handed in while ${run.suite.title} was tried` }, results }),
        after: '',
      }),
    };
  },
};

function result({ key, trial }: ReportAttempt, finding: ReportFinding): object {
  const region = finding.line > 0 ? { region: { startLine: finding.line, ...(finding.column > 0 ? { startColumn: finding.column } : {}) } } : {};
  const uri = [...key.split('/'), ...(finding.file === '' ? [] : [finding.file])].map(encodeURIComponent).join('/');
  return {
    ruleId: ruleId(finding),
    level: finding.class === null ? 'note' : 'warning',
    message: { text: visibleText(finding.message) },
    locations: [{ physicalLocation: { artifactLocation: { uri, uriBaseId: 'ATTEMPTS' }, ...region } }],
    properties: { dimension: finding.dimension, library: trial.library, task: trial.task, persona: trial.persona, ...(finding.symbol === undefined ? {} : { symbol: finding.symbol }) },
  };
}

function ruleId({ class: friction, dimension, code }: ReportFinding): string {
  return `${friction ?? dimension}/${code}`;
}

function ruleText({ class: friction, dimension, code }: ReportFinding): string {
  return friction === null ? `${dimension}: ${code}` : frictionWords[friction];
}
