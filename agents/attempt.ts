import type { Submission } from '../tasks/submission.ts';
import type { Trial } from './trial.ts';

/** What happened in a trial, whole: evaluation and reports start from this alone. */
export interface Attempt {
  version: 1;
  trial: Trial;
  /** ISO 8601. */
  startedAt: string;
  milliseconds: number;
  steps: Step[];
  /** Every passage that a tool result or the prompt showed, in order of first sight. */
  passages: SeenPassage[];
  /** Null when nothing was handed in. */
  submission: Submission | null;
  /** What was handed in, where `submission` is that with the library's own names in place of the invented ones. */
  writtenAs?: Submission;
  usage: Usage;
  ending: Ending;
}

/** How an attempt ended: a closed list. */
export type Ending =
  | { kind: 'submitted' }
  /** The code stood in the last reply as a fenced block instead of going through `submit`. */
  | { kind: 'submitted-as-text' }
  /** Replied, even after a reminder, without handing anything in. */
  | { kind: 'never-submitted' }
  | { kind: 'budget-spent'; budget: 'turns' | 'tokens' | 'seconds' | 'cost' }
  | { kind: 'refused'; text: string }
  | { kind: 'empty-reply' }
  /** Replies that cannot be read, several times over. */
  | { kind: 'malformed-replies'; detail: string }
  /**
   * The endpoint, a recording or this machine failed: the attempt says nothing about the developer.
   * `fatal` when further attempts would fail the same way: a wrong key, an unknown model, an endpoint that is gone.
   */
  | { kind: 'world-failed'; reason: string; fatal: boolean };

export type Step =
  | { kind: 'message'; role: 'system' | 'user'; text: string }
  | { kind: 'reply'; text: string; toolCalls: ToolCall[]; finishReason: string; usage: Usage; milliseconds: number }
  | {
    kind: 'tool'; name: string; arguments: unknown; outcome: 'done' | 'refused' | 'failed'; result: string; milliseconds: number;
    /** Of a look-up under invented names: the same under the library's own, and ids of what it showed. */
    real?: { arguments: unknown; symbols?: string[] };
  };

export interface ToolCall {
  id: string;
  name: string;
  /** Parsed, or the raw text when it was not JSON. */
  arguments: unknown;
}

export interface SeenPassage {
  id: string;
  path: string;
  startLine: number;
  endLine: number;
  heading: string[];
  text: string;
  /** The query that brought it, or how else it came to be seen. */
  by: { kind: 'search'; query: string; rank: number } | { kind: 'read' } | { kind: 'prompt' };
}

export interface Usage {
  calls: number;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  reasoningTokens: number;
  /** Set when the endpoint did not count some of them: four characters were taken for a token then. */
  estimated?: true;
}
