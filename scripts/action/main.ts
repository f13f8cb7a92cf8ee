// The steps of `action.yml`: `sandbox` lets bubblewrap work on the runner, `run` runs the suite, `comment` writes the comment.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CliContext } from '../../cli/context.ts';
import { UserError } from '../../tasks/user-error.ts';
import { allowSandbox } from './allow-sandbox.ts';
import { readInputs } from './inputs.ts';
import { postComment, type PostedComment } from './post-comment.ts';
import { commentMarker } from './result-markdown.ts';
import { artifactPointer, commentFile, runAction } from './run-action.ts';
import { stopCommands, workflowWarning } from './workflow-command.ts';

const steps: Record<string, () => Promise<number>> = { sandbox, run, comment };

const step = steps[process.argv[2] ?? ''];
if (step === undefined) {
  process.stderr.write('Which step? sandbox, run or comment.\n');
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await step();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

async function sandbox(): Promise<number> {
  return (await allowSandbox({ say: (line) => void process.stderr.write(`${line}\n`) })) ? 0 : 2;
}

/** Ends well whatever the gates said: what they said is an output, and the action's last step acts on it. */
async function run(): Promise<number> {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { interrupt.abort(); });
  const terminal: CliContext['messages'] = { write: (text) => void process.stderr.write(text), isTerminal: false, columns: 100, colour: false };
  const inputs = readInputs(process.env);
  const resume = stopCommands(terminal.write);
  try {
    await runAction(inputs, { environment: process.env, workingFolder: process.cwd(), output: terminal, messages: terminal, signal: interrupt.signal, now: () => new Date() });
  } finally {
    resume();
  }
  return 0;
}

/** A comment that cannot be written is a warning: the report is in the summary and in the artifact as well. */
async function comment(): Promise<number> {
  const { GITHUB_EVENT_PATH: file, GITHUB_API_URL: api = 'https://api.github.com', GITHUB_REPOSITORY: repository = '', GITHUB_TOKEN: token = '' } = process.env;
  const inputs = readInputs(process.env);
  const posted = await postComment({
    body: readFileSync(path.resolve(inputs.out, commentFile), 'utf8'), marker: commentMarker(inputs.commentKey),
    event: file === undefined ? {} : JSON.parse(readFileSync(file, 'utf8')) as unknown, api, repository, token, pointer: artifactPointer(inputs.artifact, process.env),
  });
  process.stdout.write(describe(posted));
  return 0;
}

function describe(posted: PostedComment): string {
  switch (posted.kind) {
    case 'created':
    case 'updated':
      return `The comment of pull request ${String(posted.pull)} is ${posted.kind}.\n`;
    case 'no-pull-request':
      return 'No pull request started this workflow, so there is none to comment on.\n';
    case 'failed':
      return workflowWarning(`The comment could not be written. ${posted.reason}`);
  }
}
