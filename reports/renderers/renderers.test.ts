import { parse } from 'csv-parse/sync';
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { buildReport } from '../build-report.ts';
import { renderWhole } from '../fixtures/render-whole.ts';
import { sampleRun } from '../fixtures/sample/sample-run.ts';
import type { WholeReport } from '../report.ts';
import { badge } from './badge.ts';
import { csv } from './csv.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { md } from './markdown.ts';
import { sarif } from './sarif.ts';

const report = buildReport({ ...sampleRun(), version: '0.1.0' });

test.each([json, md, junit, sarif, csv, badge])('$id is the same twice and ends with a line feed', async (renderer) => {
  const text = await renderWhole(renderer.open(), report);
  expect(await renderWhole(renderer.open(), structuredClone(report))).toBe(text);
  expect(text.endsWith('\n')).toBe(true);
});

test.each([json, md, junit, sarif, csv, badge])('$id has no raw control or bidirectional character', async (renderer) => {
  // JSON escapes controls itself; bidirectional characters are data there and stay what they are.
  const text = await renderWhole(renderer.open(), report);
  expect(text).not.toMatch(renderer.id === 'json' ? /[\u0000-\u0009\u000B-\u001F]/ : /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
});

test('CSV has a row for each attempt, where unscored is empty and a formula is text', async () => {
  const [first, ...others] = report.attempts;
  if (first === undefined) throw new Error('The sample has attempts.');
  const formula = { ...first, trial: { ...first.trial, task: '=HYPERLINK("https://example.invalid")' }, usability: null };
  const rows = parse(await renderWhole(csv.open(), { ...report, attempts: [formula, ...others] }), { columns: true });
  expect(rows).toHaveLength(report.attempts.length);
  expect(rows[0]).toMatchObject({ task: `'=HYPERLINK("https://example.invalid")`, usability: '', solved: String(first.solved) });
  expect(rows.slice(1).map((row) => Reflect.get(row as object, 'usability') as unknown)).toEqual(others.map(({ usability }) => String(usability ?? '')));
});

test.each<[string, string]>([
  ['=cmd|"/c calc"!A0', `'=cmd|"/c calc"!A0`], ['+1+1', "'+1+1"], ['-1', "'-1"], ['@SUM(A1)', "'@SUM(A1)"], ['\t=1+1', "'\t=1+1"], ['＝1+1', "'＝1+1"],
  ['a, "b"; c', 'a, "b"; c'], ['two\nlines\r\nand three', 'two\nlines\nand three'], ['多言語 👩🏽‍💻 é', '多言語 👩🏽‍💻 é'], ['\u202Eabc\u0000', '‹U+202E›abc‹U+0000›'], ['', ''],
])('a cell of CSV with %j is read back as a text and never as a formula', async (given, read) => {
  const [first] = report.attempts;
  if (first === undefined) throw new Error('The sample has attempts.');
  const rows = parse(await renderWhole(csv.open(), { ...report, attempts: [{ ...first, trial: { ...first.trial, model: given } }] }), { columns: true });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ model: read, persona: first.trial.persona });
});

test('a badge without any group, or whose figures are not whole, is still a picture', async () => {
  const none = await renderWhole(badge.open(), { ...report, groups: [] });
  expect(none).toMatch(/^<svg [^]*usability: unscored[^]*<\/svg>\n$/u);
  expect(none).not.toMatch(/<script|<a |href/u);
  const [group] = report.groups;
  if (group === undefined) throw new Error('The sample has a group.');
  const exact = { ...group, usability: { ...group.usability, value: { mean: 99.96, low: 0.04, high: 100, band: 'excellent' as const } } };
  expect(await renderWhole(badge.open(), { ...report, groups: [exact] })).toContain('usability: 100 (0–100) excellent');
});

test('the badge says score, interval and band, and of several models the range', async () => {
  const [group] = report.groups;
  if (group === undefined) throw new Error('The sample has a group.');
  const { value } = group.usability;
  expect(await renderWhole(badge.open(), report)).toContain(`${value?.mean.toFixed(0) ?? ''} (`);
  const better = { ...group, model: 'openai:other', usability: { ...group.usability, value: { mean: 99.6, low: 98, high: 100, band: 'excellent' as const } } };
  expect(await renderWhole(badge.open(), { ...report, groups: [{ ...group, model: 'openai:one' }, better] })).toContain(`${value?.mean.toFixed(0) ?? ''} to 100`);
  expect(await renderWhole(badge.open(), { ...report, groups: [{ ...group, usability: { ...group.usability, value: null } }] })).toContain('unscored');
});

test('Markdown has the headline, the tables and a folded block for each unsolved attempt', async () => {
  const text = await renderWhole(md.open(), report);
  expect(text.slice(0, text.indexOf('<details>'))).toMatchSnapshot();
  const solved = report.attempts.filter((attempt) => attempt.solved === true).length;
  expect(text).toContain(`${String(report.attempts.length - solved - 20)} more attempts without a solution`);
});

const visibleLines = (text: string): string[] => text.replaceAll(/<details>.*?<\/details>/gsu, '').split('\n').filter((line) => line !== '');

test.each<[string, WholeReport, number]>([
  ['one group', report, 21],
  ['two models, two arms', buildReport({ ...sampleRun({ models: ['offline', 'openai:a'], arms: ['docs', 'closed-book'], repeats: 2 }), version: '0.1.0' }), 24],
  ['failures only', buildReport({ ...failing(sampleRun()), version: '0.1.0' }), 21],
  ['nothing finished', buildReport({ run: sampleRun().run, outcomes: [], version: '0.1.0' }), 21],
])('Markdown of %s is a screen before its folds', async (_, document, most) => {
  const text = await renderWhole(md.open(), document);
  expect(visibleLines(text).length, visibleLines(text).join('\n')).toBeLessThanOrEqual(most);
  expect(text.length).toBeLessThan(65_000);
});

test('Markdown of any size fits into a comment, says what is left out and closes what it opens', async () => {
  const long = '` | <b> @team\n'.repeat(20_000);
  const attempts = report.attempts.map((attempt) => ({
    ...attempt, submission: { main: 'solution.ts', files: { 'solution.ts': long } }, cases: attempt.cases.map((each) => ({ ...each, name: long, message: long })), findings: attempt.findings.map((each) => ({ ...each, message: long })),
  }));
  const text = await renderWhole(md.open(), { ...report, attempts, warnings: Array.from({ length: 50 }, () => long), tasks: report.tasks.map((task) => ({ ...task, title: long })), groups: Array.from({ length: 30 }, () => report.groups).flat() });
  expect(text.length).toBeLessThan(65_536);
  expect(text).toMatch(/\d+ more sections did not fit into a comment/u);
  expect(text).toContain('<summary>Method</summary>');
  expect(text.match(/^<details>$/gmu)?.length).toBe(text.match(/^<\/details>$/gmu)?.length);
});

/** The same attempts, of which none solves its task. */
function failing({ run, outcomes }: ReturnType<typeof sampleRun>): ReturnType<typeof sampleRun> {
  return { run, outcomes: outcomes.map((outcome) => ({ ...outcome, evaluations: outcome.evaluations.map((each) => (each.kind === 'scored' ? { ...each, score: 0 } : each)) })) };
}

test('Markdown of a run with repeats has the share of solved attempts of each task, pass@k and pass^k', async () => {
  const text = await renderWhole(md.open(), buildReport({ ...sampleRun({ repeats: 3 }), version: '0.1.0' }));
  const part = (title: string): string => text.slice(text.indexOf(`<summary>${title}`)).split('</details>')[0] ?? '';
  expect(part('Tasks')).toMatch(/\| PageRank \| \d+ \([0-3]\/3\) \|/);
  expect(part('Repeats')).toMatchSnapshot();
  expect(part('Noise floor')).toMatchSnapshot();
});

test('Markdown from hostile texts has no HTML, link or image of theirs, and every block is closed', async () => {
  const hostile = report.attempts.filter(({ trial }) => trial.task === 'label-propagation' && trial.persona === 'intermediate');
  const tree = unified().use(remarkParse).use(remarkGfm).parse(await renderWhole(md.open(), { ...report, attempts: hostile }));
  const html: string[] = [];
  visit(tree, (node: Nodes) => {
    if (node.type === 'html') html.push(node.value);
    expect(['link', 'image', 'linkReference', 'footnoteReference', 'definition']).not.toContain(node.type);
  });
  expect(html.filter((value) => !/^(<\/details>|<details>\n<summary>[^<>]*<\/summary>)$/.test(value))).toEqual([]);
  expect(html.filter((value) => value.startsWith('<details>'))).toHaveLength(html.filter((value) => value === '</details>').length);
});

test.each(['plain words (really), a.b', 'a|b `c` *d* _e_ [f](g) <h> &amp; \\i', '# 1. not a heading', '1. not a list', '- not a list', 'https://example.invalid www.example.invalid @team #12 ~~x~~ $y$'])(
  'Markdown reads %s back as it was written',
  (text) => {
    const tree = unified().use(remarkParse).use(remarkGfm).parse(markdownText(text));
    expect(tree.children.map(({ type }) => type)).toEqual(['paragraph']);
    expect(toString(tree).replaceAll('\u2060', '')).toBe(text);
    visit(tree, (node: Nodes) => {
      expect(['root', 'paragraph', 'text']).toContain(node.type);
    });
  },
);

test('code with fences inside stays one block', () => {
  const code = '```\n````js\n</details>\n`````';
  const tree = unified().use(remarkParse).parse(markdownCode(code, 'ts'));
  expect(tree.children).toMatchObject([{ type: 'code', lang: 'ts', value: code }]);
});

test('JUnit counts failures and skips, and says why', async () => {
  const text = await renderWhole(junit.open(), report);
  const failed = report.attempts.filter(({ solved }) => solved === false);
  expect(text.match(/<failure /g)).toHaveLength(failed.length);
  expect(text.match(/<skipped /g)).toHaveLength(report.attempts.filter(({ solved }) => solved === null).length);
  expect(text.match(/<testcase /g)).toHaveLength(report.attempts.length);
  expect(text).toContain('<failure message="6 of 10 hidden cases fail">');
});

test('SARIF has a result with place and rule for each finding', async () => {
  const log = JSON.parse(await renderWhole(sarif.open(), report)) as { version: string; runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; locations: unknown[] }[] }[] };
  const [run] = log.runs;
  expect(log.version).toBe('2.1.0');
  expect(run?.results).toHaveLength(report.attempts.flatMap(({ findings }) => findings).length);
  const rules = new Set(run?.tool.driver.rules.map(({ id }) => id));
  expect(run?.results.filter(({ ruleId }) => !rules.has(ruleId))).toEqual([]);
  expect(run?.results[0]?.locations[0]).toMatchObject({ physicalLocation: { artifactLocation: { uriBaseId: 'ATTEMPTS' }, region: { startColumn: 12 } } });
});
