import { expect, test } from 'vitest';
import { buildReport } from '../build-report.ts';
import { sampleRun } from '../fixtures/sample/sample-run.ts';
import type { ReportAttempt } from '../report.ts';
import type { Clue } from './collect-clues.ts';
import { fixExcerpts } from './fix-excerpts.ts';

const [attempt] = buildReport({ ...sampleRun(), version: '1' }).attempts.filter(({ submission, cases }) => submission !== null && cases.some(({ passed }) => !passed));
if (attempt === undefined) throw new Error('the sample has failed attempts');
const code = ['import { a } from "lib";', '', '/** Why. */', 'export function task(): void {', '  a(1);', '  a.b();', '  a(2);', '  a(3);', '}', ''].join('\n');
const finding = { dimension: 'compliance', class: 'invented-symbol', code: 'TS2339', file: 'solution.ts', column: 5 } as const;

/** Who wrote that code, what was found in it, and whether this decided. */
function clue(persona: string, findings: ReportAttempt['findings'], isDecisive = true): Clue {
  const own: ReportAttempt = { ...(attempt as ReportAttempt), key: `${persona}${JSON.stringify(findings)}`, trial: { ...(attempt as ReportAttempt).trial, persona }, submission: { main: 'solution.ts', files: { 'solution.ts': code } }, findings, cases: [{ name: 'one', passed: false, message: 'got 2' }] };
  return { change: 'x', kind: 'absent', attempt: own, place: null, symbol: 'lib.a.b', name: 'a.b', message: '', isDecisive, about: { cause: 'unknown', symbol: 'lib.a.b', name: 'a.b' } as Clue['about'] };
}

test('the lines around what is said of the symbol are shown, whatever else is said of the library', () => {
  const findings = [{ ...finding, line: 5, message: 'other' }, { ...finding, line: 6, symbol: 'lib.a.b', message: 'there is no b\n  because' }];
  expect(fixExcerpts([clue('junior', findings)])).toMatchObject([{ said: 'there is no b', code: { file: 'solution.ts', line: 3, marked: 6, text: code.split('\n').slice(2, 9).join('\n') } }]);
});

test('a wrong answer is shown with the code after the imports, and no line to blame', () => {
  expect(fixExcerpts([clue('junior', [])])).toMatchObject([{ said: 'Case “one”: got 2', code: { line: 4, marked: null } }]);
});

test('an attempt that something else decided shows only what is said of the symbol itself', () => {
  expect(fixExcerpts([clue('junior', [{ ...finding, line: 5, message: 'other' }], false)])).toEqual([]);
});

test('of every persona one comes before a second of another, those that are alike once, and never many', () => {
  const said = (message: string): ReportAttempt['findings'] => [{ ...finding, line: 5, message }];
  const clues = [clue('junior', said('one')), clue('junior', said('two')), clue('senior', said('one')), clue('senior', said('three')), clue('expert', said('four'))];
  expect(fixExcerpts(clues).map((excerpt) => excerpt.said)).toEqual(['one', 'three', 'four']);
});
