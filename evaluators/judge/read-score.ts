import { z } from 'zod';

export type ReadScore =
  | { kind: 'read'; score: number; reasons: string }
  /** `problem` goes on from "the reply". */
  | { kind: 'unreadable'; problem: string };

/**
 * The grade of a reply, from the JSON at its very end and from nowhere else. It must bear the question's mark, so that a
 * reply which ends in a quotation of the submission is not mistaken for a grade.
 */
export function readScore(reply: string, mark: string): ReadScore {
  const text = reply.replace(/^\s*<think>[\s\S]*?<\/think>/u, '').trim();
  // A fence or emphasis around the line is how some models write JSON.
  const last = /(?:```(?:json)?\s*|[*_`]*)(\{[^{}]*\})[\s`*_]*$/u.exec(text);
  if (last?.[1] === undefined) return unreadable('does not end with a grade as JSON');
  const parsed = grade.safeParse(parseJson(last[1]));
  if (!parsed.success) return unreadable('ends with JSON that is no grade');
  if (parsed.data.mark !== mark) return unreadable('ends with JSON that does not bear the mark');
  const { score } = parsed.data;
  if (typeof score !== 'number' || score < 0 || score > 100) return unreadable(`gives ${JSON.stringify(score)}, which is no number from 0 to 100`);
  const reasons = text.slice(0, last.index).trim();
  return reasons === '' ? unreadable('gives a grade without reasons') : { kind: 'read', score, reasons };
}

const grade = z.strictObject({ mark: z.string(), score: z.union([z.number(), z.string(), z.null()]) });

function unreadable(problem: string): ReadScore {
  return { kind: 'unreadable', problem };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
