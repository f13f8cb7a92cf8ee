import { stripVTControlCharacters } from 'node:util';
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

test.each([120, 80, 72, 60, 48, 36, 20])('no line is wider than %i columns', (columns) => {
  const lines = [report, repeated].flatMap((one) => renderTerminal(one, { columns, colour: false }).split('\n'));
  // One long word may stick out where nothing else can be done.
  expect(lines.filter((line) => line.length > columns && line.trim().includes(' '))).toEqual([]);
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
