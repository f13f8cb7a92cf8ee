import type { RunComparison } from '../../../runs/comparison/run-comparison.ts';
import type { Choices, FoundPassage, KnownDocs, KnownPersona, OfferedSuite, Refusal, SavedPersona } from '../../live/live-choices.ts';
import type { AnswerLine } from '../../live/answer-line.ts';
import type { IndexRequest, ResumeRequest, SearchRequest, StartRequest } from '../../live/start-request.ts';
import type { Report, ReportAttempt } from '../../report.ts';
import { visible } from '../visible.ts';
import type { ComparedSides } from './compare/compared-sides.ts';
import type { Estimate } from './start/estimate-panel.tsx';

/** What the server would not do, in its words. */
export class Refused extends Error {
  readonly fields: Readonly<Record<string, string>>;

  constructor({ error, fields = {} }: Refusal, options?: ErrorOptions) {
    super(error, options);
    this.fields = fields;
  }
}

/**
 * What this page asks of its server. Both are of one program, so that answers have the types that they were compiled with;
 * every text in them is made safe to look at where it comes in. A refusal rejects with `Refused`.
 */
export const api = {
  choices: (signal: AbortSignal) => ask('/api/choices', { signal }) as Promise<Choices>,
  estimate: (body: StartRequest, signal: AbortSignal) => ask('/api/estimate', { body, signal }) as Promise<Estimate>,
  start: (body: StartRequest) => ask('/api/jobs', { body }) as Promise<{ job: string }>,
  stop: (job: string) => ask(`/api/jobs/${encodeURIComponent(job)}/stop`, { body: {} }),
  resume: (run: string, body: ResumeRequest) => ask(`/api/runs/${encodeURIComponent(run)}/resume`, { body }) as Promise<{ job: string }>,
  keep: (run: string, name: string) => ask(`/api/runs/${encodeURIComponent(run)}/keep`, { body: { name } }),
  stopElsewhere: (run: string) => ask(`/api/runs/${encodeURIComponent(run)}/stop`, { body: {} }),
  openSuite: (path: string) => ask('/api/open', { body: { kind: 'suite', path } }) as Promise<OfferedSuite>,
  openPersona: (path: string) => ask('/api/open', { body: { kind: 'persona', path } }) as Promise<KnownPersona>,
  report: (run: string, signal: AbortSignal, onProgress: OnProgress) => askAtLength(`/api/runs/${encodeURIComponent(run)}/report`, signal, onProgress) as Promise<Report>,
  attempt: (run: string, key: string) => ask(`/api/runs/${encodeURIComponent(run)}/attempt?${query({ key })}`) as Promise<ReportAttempt>,
  comparison: (sides: ComparedSides, signal: AbortSignal) => askAtLength(`/api/comparison?${query({ ...sides })}`, signal, () => undefined) as Promise<RunComparison>,
  personas: (signal: AbortSignal) => ask('/api/personas', { signal }) as Promise<{ personas: KnownPersona[]; folder: string; problems: string[] }>,
  savePersona: (body: unknown) => ask('/api/personas', { body }) as Promise<SavedPersona>,
  index: (body: IndexRequest) => ask('/api/docs', { body }) as Promise<{ job: string }>,
  docs: (signal: AbortSignal) => ask('/api/docs', { signal }) as Promise<KnownDocs[]>,
  search: (body: SearchRequest) => ask('/api/search', { body }) as Promise<FoundPassage[]>,
};

type OnProgress = (done: number, total: number) => void;

async function ask(path: string, { body, signal }: { body?: unknown; signal?: AbortSignal } = {}): Promise<unknown> {
  const init: RequestInit = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return read(await reach(path, { ...init, ...(signal === undefined ? {} : { signal }) }));
}

/** An answer that takes its time comes in lines: how far it is, then what it is. */
async function askAtLength(path: string, signal: AbortSignal, onProgress: OnProgress): Promise<unknown> {
  const response = await reach(path, { signal });
  if (!response.ok || response.body === null) return read(response);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const parts: string[] = [];
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      signal.throwIfAborted();
      throw new Refused({ error: serverGone }, { cause: error });
    });
    if (done) break;
    parts.push(value);
    if (!value.includes('\n')) continue;
    const lines = parts.join('').split('\n');
    parts.splice(0, parts.length, lines.pop() ?? '');
    for (const line of lines) {
      const said = JSON.parse(line) as AnswerLine; // of the same program
      if (said.kind === 'answer') return visible<unknown>(said.answer);
      if (said.kind === 'refused') throw new Refused({ error: visible(said.error) });
      onProgress(said.done, said.total);
    }
  }
  throw new Refused({ error: serverGone });
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    init.signal?.throwIfAborted();
    throw new Refused({ error: serverGone }, { cause: error });
  }
}

async function read(response: Response): Promise<unknown> {
  const answer: unknown = visible<unknown>(await response.json().catch(() => ({ error: serverGone })));
  if (!response.ok) throw new Refused(answer as Refusal); // as above
  return answer;
}

const serverGone = 'The server does not answer. Start "uagent ui" again and open the address that it prints.';

function query(parts: Record<string, string>): string {
  return new URLSearchParams(parts).toString();
}

export function asRefused(error: unknown): Refused {
  return error instanceof Refused ? error : new Refused({ error: error instanceof Error ? error.message : String(error) });
}
