import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommandLine } from '../../cli/run-command-line.ts';
import type { CliContext, ExitCode } from '../../cli/context.ts';
import type { ReportHead } from '../../reports/report.ts';
import type { RunComparison } from '../../runs/comparison/run-comparison.ts';
import { cutMarkdown } from './cut-markdown.ts';
import type { ActionInputs } from './inputs.ts';
import { commentMarker, resultMarkdown } from './result-markdown.ts';
import { outputLine } from './workflow-command.ts';

/** GitHub takes no longer summary of a step. */
const summaryBytes = 1024 * 1024;

export const commentFile = 'comment.md';

/**
 * Runs the suite with its gates, and leaves the report in every form, the text of the comment, the job's summary and the
 * action's outputs. What the gates said is an output as well, so that everything is published before the job fails.
 */
export async function runAction(inputs: ActionInputs, context: CliContext): Promise<void> {
  const folder = path.resolve(context.workingFolder, inputs.out);
  mkdirSync(folder, { recursive: true });
  const call = (words: string[]): Promise<Ended> => uagent([...words, '--home', inputs.home], context);
  const ran = await call(['run', ...inputs.words, '--out', folder, '--json']);
  const report = ran.output === '' ? undefined : (JSON.parse(ran.output) as ReportHead); // the run wrote it
  const forms = report === undefined ? undefined : await writeForms(report, folder, call);
  const comparison = report === undefined || inputs.baseline === '' ? undefined : await compareWith(inputs, report, call);
  const pointer = artifactPointer(inputs.artifact, context.environment);
  const markdown = resultMarkdown({ marker: commentMarker(inputs.commentKey), exitCode: ran.exitCode, messages: ran.messages, comparison: comparison?.markdown ?? '', report: forms ?? '', pointer });
  writeFileSync(path.join(folder, commentFile), markdown);
  const { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: outputs } = context.environment;
  if (summary !== undefined) appendFileSync(summary, cutMarkdown(markdown, { size: (text) => Buffer.byteLength(text), most: summaryBytes, pointer }));
  if (outputs !== undefined) appendFileSync(outputs, outputText({ exitCode: ran.exitCode, report, folder, verdict: comparison?.verdict }));
}

interface Ended {
  exitCode: ExitCode;
  output: string;
  messages: string[];
}

type Call = (words: string[]) => Promise<Ended>;

async function uagent(words: string[], context: CliContext): Promise<Ended> {
  let output = '';
  let said = '';
  const exitCode = await runCommandLine(words, {
    ...context,
    output: { ...context.output, write: (text) => { output += text; } },
    messages: { ...context.messages, write: (text) => { said += text; context.messages.write(text); } },
  });
  return { exitCode, output, messages: said.split('\n').filter((line) => line !== '') };
}

/** Gives back the Markdown. */
async function writeForms({ stamp }: ReportHead, folder: string, call: Call): Promise<string> {
  await call(['report', stamp.run, '--format', 'html,json,md,junit,sarif', '--out', folder]);
  return readFileSync(path.join(folder, 'report.md'), 'utf8');
}

/** As the gates compare: what they may leave out is left out here as well. */
async function compareWith({ baseline, words }: ActionInputs, { stamp }: ReportHead, call: Call): Promise<{ markdown: string; verdict: string } | undefined> {
  const command = ['compare', baseline, stamp.run, ...words.filter((word) => word === '--unchanged-tasks')];
  const compared = await call([...command, '--json']);
  if (compared.exitCode !== 0) return undefined;
  const { verdict } = JSON.parse(compared.output) as RunComparison; // the comparison wrote it
  return { markdown: (await call([...command, '--format', 'md'])).output, verdict };
}

/** Where all of it is, for a text that shows some. */
export function artifactPointer(artifact: string, { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run }: CliContext['environment']): string {
  const place = server === undefined || repository === undefined || run === undefined ? 'this run' : `[this run](${server}/${repository}/actions/runs/${run})`;
  return `The whole report is in the artifact \`${artifact}\` of ${place}.`;
}

function outputText({ exitCode, report, folder, verdict = '' }: { exitCode: ExitCode; report: ReportHead | undefined; folder: string; verdict: string | undefined }): string {
  const scores = report?.groups.map(({ usability }) => usability.value?.mean ?? null) ?? [];
  const known = scores.filter((score) => score !== null);
  return [
    outputLine('exit-code', String(exitCode)),
    outputLine('gates', gateWords[exitCode]),
    outputLine('verdict', verdict),
    // A gate must be reached in every group, so the lowest is the one that counts; one that is missing is not zero.
    outputLine('score', known.length === 0 || known.length < scores.length ? '' : String(Math.min(...known))),
    outputLine('run', report?.stamp.run ?? ''),
    outputLine('folder', folder),
    outputLine('report', report === undefined ? '' : path.join(folder, 'report.html')),
  ].join('');
}

const gateWords: Record<ExitCode, string> = { 0: 'passed', 1: 'failed', 2: 'not measured', 3: 'stopped early' };
