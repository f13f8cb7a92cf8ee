import type { Context } from 'hono';
import type { z } from 'zod';
import type { Refusal } from '../../reports/live/live-choices.ts';
import { describeIssue } from '../../tasks/describe-issue.ts';
import { UserError } from '../../tasks/user-error.ts';

/** What the reader of the page did wrong, with the fields of the form that it is about. */
export class BadRequest extends UserError {
  readonly fields: Record<string, string>;

  constructor(fields: Record<string, string>) {
    super(Object.entries(fields).map(([field, words]) => (field === '' ? words : `${field}: ${words}`)).join('\n'));
    this.fields = fields;
  }
}

/** The body of a request, which must be JSON of this shape and be said to be JSON, as no form of another page can. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  if (c.req.header('content-type')?.split(';')[0]?.trim() !== 'application/json') throw new BadRequest({ '': 'expected application/json' });
  const value: unknown = await c.req.json().catch(() => undefined);
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const mistakes = result.error.issues.flatMap((issue) => describeIssue(issue, schema));
  const fields: Record<string, string> = {};
  for (const { path, text } of mistakes) fields[path.map(String).join('.')] ??= text.replace(/^[\w.[\]]+: /u, '');
  throw new BadRequest(fields);
}

/** What a step refuses is said at the field of the form that it is about. */
export function atField<T>(field: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof BadRequest) throw error;
    throw new BadRequest({ [field]: error.message });
  }
}

/** Lines of JSON, as `AnswerLine`, in which an answer comes that takes its time. */
export function answerLines(c: Context, lines: ReadableStream<Uint8Array>): Response {
  return c.body(lines, 200, { 'Content-Type': 'application/x-ndjson' });
}

/** A mistake of the user is told to the page; what should not happen is told to whoever started the server, and nothing of it to the page. */
export function answerFailure(error: Error, c: Context, report: (message: string) => void): Response {
  if (error instanceof BadRequest) return c.json({ error: error.message, fields: error.fields } satisfies Refusal, 400);
  if (error instanceof UserError) return c.json({ error: error.message } satisfies Refusal, 422);
  report(`${c.req.method} ${c.req.path} failed: ${error.stack ?? error.message}\n`);
  return c.json({ error: 'The server failed in a way that it should not; it has said more where it was started.' } satisfies Refusal, 500);
}
