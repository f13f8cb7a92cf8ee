import { endingMessage } from '../ending-message.ts';
import type { Report, ReportAttempt, ReportGroup } from '../report.ts';
import type { Renderer } from './renderer.ts';
import { xmlText } from './xml-text.ts';

/** JUnit XML as CI systems read it: a test suite for each group and persona, a test for each attempt. Unscored is skipped. */
export const junit: Renderer = {
  id: 'junit',
  fileName: 'report.junit.xml',
  open: () => {
    const cases = new Map<string, string[]>();
    return {
      add: (attempt) => {
        const suite = suiteName(attempt.trial, attempt.trial.persona);
        const own = cases.get(suite) ?? [];
        own.push(testCase(attempt, suite));
        cases.set(suite, own);
        return '';
      },
      end: (report) => ({ before: renderJunit(report, cases), after: '' }),
    };
  },
};

function renderJunit(report: Report, cases: ReadonlyMap<string, string[]>): string {
  const suites = report.groups.flatMap((group) => report.personas.map(({ id }) => testSuite(report, { group, persona: id, cases: cases.get(suiteName(group, id)) ?? [] })));
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites name="${xmlText(`uagent ${report.run.suite.id}`)}">`, ...suites, '</testsuites>', ''].join('\n');
}

function suiteName({ library, arm, model }: Pick<ReportGroup, 'library' | 'arm' | 'model'>, persona: string): string {
  return [library, arm, model, persona].join('/');
}

function testSuite(report: Report, { group, persona, cases }: { group: ReportGroup; persona: string; cases: readonly string[] }): string {
  const attempts = report.attempts.filter(
    ({ trial }) => trial.library === group.library && trial.arm === group.arm && trial.model === group.model && trial.persona === persona,
  );
  const count = (wanted: boolean | null): string => String(attempts.filter(({ solved }) => solved === wanted).length);
  const seconds = attempts.reduce((sum, { milliseconds }) => sum + (milliseconds ?? 0), 0) / 1000;
  return [
    `  <testsuite name="${xmlText(suiteName(group, persona))}" tests="${String(attempts.length)}" failures="${count(false)}" errors="0" skipped="${count(null)}" time="${seconds.toFixed(3)}">`,
    ...cases,
    '  </testsuite>',
  ].join('\n');
}

function testCase(attempt: ReportAttempt, suite: string): string {
  const { trial, milliseconds, solved } = attempt;
  const open = `    <testcase classname="${xmlText(suite)}" name="${xmlText(`${trial.task} #${String(trial.repeat)}`)}" time="${((milliseconds ?? 0) / 1000).toFixed(3)}"`;
  if (solved === true) return `${open}/>`;
  const { correctness } = attempt.dimensions;
  const body = correctness.kind === 'unscored' ? `      <skipped message="${xmlText(correctness.reason)}"/>` : failure(attempt);
  return [`${open}>`, body, '    </testcase>'].join('\n');
}

function failure(attempt: ReportAttempt): string {
  const failed = attempt.cases.filter(({ passed }) => !passed);
  const message = failed.length === 0 ? endingMessage(attempt.ending) : `${String(failed.length)} of ${String(attempt.cases.length)} hidden cases fail`;
  const lines = [
    endingMessage(attempt.ending),
    ...failed.map((verdict) => `${verdict.name}: ${verdict.message}`),
    ...attempt.findings.map(({ file, line, message: text }) => (file === '' ? text : `${file}:${String(line)} ${text}`)),
  ];
  return `      <failure message="${xmlText(message)}">${xmlText(lines.join('\n'))}</failure>`;
}
