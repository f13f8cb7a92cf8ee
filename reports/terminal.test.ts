import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import { sampleRun } from './fixtures/sample/sample-run.ts';
import { renderTerminal } from './terminal.ts';

const report = buildReport({ ...sampleRun(), version: '0.1.0' });
const repeated = buildReport({ ...sampleRun({ repeats: 3 }), version: '0.1.0' });

test('the page has the table, what stopped people and the warnings', () => {
  expect(renderTerminal(report, { columns: 100, colour: false })).toMatchSnapshot();
});

test('a run with repeats shows how steadily tasks are solved', () => {
  const text = renderTerminal(repeated, { columns: 100, colour: false });
  expect(text.slice(text.indexOf('Tasks solved'), text.indexOf('What stopped them most'))).toMatchSnapshot();
});

/** Names of any length, in writing of double width, of which a terminal takes two columns each. */
const wide = buildReport({ ...sampleRun({ models: ['offline', `openai:${'組織/模型'.repeat(12)}`], arms: ['docs', 'closed-book'] }), version: '0.1.0' });
const named = { ...wide, personas: wide.personas.map((persona, i) => ({ ...persona, title: ['👩🏽‍💻 Frontend developer who has never seen a graph library', '新しい開発者'.repeat(9), 'é', ''][i] ?? '' })) };

test.each([200, 120, 80, 72, 60, 48, 40, 36, 20])('no line is wider than %i columns', (columns) => {
  const lines = [report, repeated, named].flatMap((one) => renderTerminal(one, { columns, colour: false }).split('\n'));
  // One long word may stick out where nothing else can be done.
  expect(lines.filter((line) => stringWidth(line) > columns && line.trim().includes(' '))).toEqual([]);
});

test('what is cut has a sign, no character is split, and several groups stand beside each other first', () => {
  const text = renderTerminal(named, { columns: 60, colour: false });
  expect(text.slice(0, 200)).toMatch(/^All 4 side by side\n +Usability +Solved\ndocs · offline +\d+ +\d+–\d+ +\d+\/47\n/u);
  expect(text).toContain('👩🏽‍💻 Frontend develop…');
  expect(text).toContain('新しい開発者新しい…');
});

test('colour adds escapes and changes nothing else', () => {
  const coloured = renderTerminal(report, { columns: 80, colour: true });
  expect(coloured).toContain('\u001B[');
  expect(stripVTControlCharacters(coloured)).toBe(renderTerminal(report, { columns: 80, colour: false }));
});

test('names and warnings cannot steer the terminal', () => {
  const evil = '\u001B]0;owned\u0007\u001B[2Jname\u202E\r\n';
  const hostile = {
    ...report,
    warnings: [evil],
    personas: report.personas.map((persona) => ({ ...persona, title: evil })),
    groups: report.groups.map((group) => ({ ...group, model: evil, library: evil })),
  };
  const text = renderTerminal(hostile, { columns: 100, colour: false });
  expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/);
  expect(text).toContain('name‹U+202E›');
});
