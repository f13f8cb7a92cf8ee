import type { Attempt, Step } from './attempt.ts';
import type { Effort } from './effort.ts';
import { withoutBlankEnds } from './tools/admit-version.ts';
import { readFeedback } from './tools/read-feedback.ts';

/** `isSolved`: whether the code that was handed in passes every hidden case. */
export function measureEffort({ steps, submission, usage }: Attempt, isSolved: boolean): Effort {
  const feedback = readFeedback(steps);
  const handedIn = submission?.files[submission.main];
  const versions = new Set([...feedback.map(({ version }) => version), ...(handedIn === undefined ? [] : [withoutBlankEnds(handedIn)])]);
  const success = feedback.find(({ isSuccess }) => isSuccess)?.step ?? (isSolved ? steps.length - 1 : null);
  return {
    tokens: usage.inputTokens + usage.outputTokens,
    searches: callsOf(steps, 'search_docs'),
    reads: callsOf(steps, 'read_doc'),
    apiLookUps: callsOf(steps, 'look_up_api'),
    typeChecks: callsOf(steps, 'check_types'),
    exampleRuns: callsOf(steps, 'run_examples'),
    repairs: feedback.length === 0 ? 0 : versions.size - 1,
    firstSuccess: success === null ? null : spentBy(steps.slice(0, success + 1), usage.calls > 0),
  };
}

function callsOf(steps: readonly Step[], name: string): number {
  return steps.filter((step) => step.kind === 'tool' && step.name === name && step.outcome === 'done').length;
}

function spentBy(steps: readonly Step[], withModel: boolean): Effort['firstSuccess'] {
  const replies = steps.filter((step) => step.kind === 'reply');
  const milliseconds = steps.reduce((sum, step) => sum + (step.kind === 'message' ? 0 : step.milliseconds), 0);
  return {
    // How long this machine took says nothing about a developer that is a program.
    seconds: withModel ? Math.round(milliseconds / 100) / 10 : null,
    tokens: replies.reduce((sum, { usage }) => sum + usage.inputTokens + usage.outputTokens, 0),
    lookUps: callsOf(steps, 'search_docs') + callsOf(steps, 'read_doc') + callsOf(steps, 'look_up_api'),
  };
}
