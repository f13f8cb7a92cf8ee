import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { correctness } from '../evaluators/correctness.ts';
import { diagnose } from '../evaluators/diagnosis/diagnose.ts';
import { findFriction } from '../evaluators/friction/find-friction.ts';
import { compareRuns } from '../runs/comparison/compare-runs.ts';
import { comparedRunOf } from '../runs/comparison/compared-run-of.ts';
import { makeInstallation } from '../tasks/fixtures/execute-cases/run-code.ts';
import { sandboxes } from '../tasks/sandbox/index.ts';
import type { Task } from '../tasks/task.ts';
import { buildReport } from './build-report.ts';
import { comparisonJson } from './comparison/comparison-json.ts';
import { htmlComparison } from './comparison/html-comparison.ts';
import { markdownComparison } from './comparison/markdown-comparison.ts';
import { renderComparison } from './comparison/terminal-comparison.ts';
import { renderWhole } from './fixtures/render-whole.ts';
import { sampleRun } from './fixtures/sample/sample-run.ts';
import { badge } from './renderers/badge.ts';
import { csv } from './renderers/csv.ts';
import { openPage } from './renderers/html.ts';
import { json } from './renderers/json.ts';
import { junit } from './renderers/junit.ts';
import { md } from './renderers/markdown.ts';
import { sarif } from './renderers/sarif.ts';
import { renderTerminal } from './terminal.ts';

const [input, expected, returned] = ['INPUT7731', 'EXPECTED7731', 'RETURNED7731'];

/** What the grader, the detectors of friction and the diagnosis say of code that is wrong, in every form that there is. */
async function formsOf({ showsCases }: { showsCases: boolean }): Promise<Record<string, string>> {
  const { run: sample, outcomes: [first, ...others] } = sampleRun();
  const { attempt } = first ?? { attempt: undefined };
  const [task] = sample.suite.tasks;
  const [library] = sample.suite.libraries;
  const [persona] = sample.personas;
  if (attempt === undefined || task === undefined || library === undefined || persona === undefined) throw new Error('The sample is empty.');
  const planted: Task = { ...task, cases: { compare: { kind: 'exact' }, examples: [], hidden: [{ name: 'one', args: [input], expected: { [expected]: 1, name: expected } }, { name: 'two', args: [input], expected }] } };
  const run = { ...sample, suite: { ...sample.suite, ...(showsCases ? { showsCases: true as const } : {}), tasks: sample.suite.tasks.map((each) => (each === task ? planted : each)) } };
  const submission = { main: 'solution.ts', files: { 'solution.ts': `export const ${task.entry} = () => ({ name: '${returned}' });` } };
  await using installation = await makeInstallation();
  const evaluations = [await correctness.evaluate({ submission, task: planted, library, installation, sandbox: sandboxes.bubblewrap, showsExpected: showsCases, signal: new AbortController().signal })];
  const job = { attempt: { ...attempt, submission }, evaluations, task: planted, library, installation, persona, docs: null, search: null };
  const outcome = { attempt: job.attempt, evaluations, friction: await findFriction(job), diagnosis: await diagnose(job) };
  const outcomes = [outcome, ...others];
  const report = buildReport({ run, outcomes, version: '0.1.0' });
  const comparison = compareRuns({ base: comparedRunOf({ ...run, id: 'one' }, sampleRun().outcomes), head: comparedRunOf({ ...run, id: 'two' }, outcomes), unchangedTasks: false });
  const app = { script: '', style: '' };
  return {
    html: unpacked(await renderWhole(openPage(app), report)),
    ...Object.fromEntries(await Promise.all([json, md, junit, sarif, csv, badge].map(async (form) => [form.id, await renderWhole(form.open(), report)] as const))),
    terminal: renderTerminal(report, { columns: 100, colour: false }),
    comparison: renderComparison(comparison, { columns: 100, colour: false }), 'comparison.md': markdownComparison(comparison),
    'comparison.json': comparisonJson(comparison), 'comparison.html': await htmlComparison(comparison, '0.1.0', app),
  };
}

/** A page with what its compressed blocks hold. */
function unpacked(page: string): string {
  return page.replaceAll(/(?<=type="application\/gzip" class="[a-z]+">)[^<]+/gu, (block) => gunzipSync(Buffer.from(block, 'base64')).toString());
}

/** Those that quote findings; the others have only figures. */
const saying = ['html', 'json', 'md', 'junit', 'sarif', 'comparison', 'comparison.md', 'comparison.json', 'comparison.html'];

function formsWith(forms: Record<string, string>, words: string): string[] {
  return Object.entries(forms).filter(([, text]) => text.includes(words)).map(([form]) => form);
}

test('without permission no form holds what a hidden case puts in or expects, and the page says what came out and where', async () => {
  const forms = await formsOf({ showsCases: false });
  expect([...formsWith(forms, input), ...formsWith(forms, expected)]).toEqual([]);
  expect(formsWith(forms, 'a key is missing')).toEqual(saying);
  expect(Object.keys(forms)).toHaveLength(12);
});

test('with permission it is there', async () => {
  const forms = await formsOf({ showsCases: true });
  expect(formsWith(forms, expected)).toEqual(saying);
  expect(formsWith(forms, input)).toEqual(['html', 'json']);
});
