import type { RunComparison } from '../../../runs/comparison/run-comparison.ts';
import type { Choices, FoundPassage, KnownDocs, KnownPersona, Refusal, SavedPersona } from '../../live/live-choices.ts';
import type { ResumeRequest, SearchRequest, StartRequest } from '../../live/start-request.ts';
import type { Report, ReportAttempt } from '../../report.ts';
import { visible } from '../visible.ts';
import type { ComparedSides } from './compare/compared-sides.ts';
import type { Estimate } from './start/estimate-panel.tsx';

/** What the server would not do, in its words. */
export class Refused extends Error {
  readonly fields: Readonly<Record<string, string>>;

  constructor({ error, fields = {} }: Refusal) {
    super(error);
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
  report: (run: string, signal: AbortSignal) => ask(`/api/runs/${encodeURIComponent(run)}/report`, { signal }) as Promise<Report>,
  attempt: (run: string, key: string) => ask(`/api/runs/${encodeURIComponent(run)}/attempt?${query({ key })}`) as Promise<ReportAttempt>,
  comparison: (sides: ComparedSides, signal: AbortSignal) => ask(`/api/comparison?${query({ ...sides })}`, { signal }) as Promise<RunComparison>,
  personas: (signal: AbortSignal) => ask('/api/personas', { signal }) as Promise<{ personas: KnownPersona[]; problems: string[] }>,
  savePersona: (body: unknown) => ask('/api/personas', { body }) as Promise<SavedPersona>,
  docs: (signal: AbortSignal) => ask('/api/docs', { signal }) as Promise<KnownDocs[]>,
  search: (body: SearchRequest) => ask('/api/search', { body }) as Promise<FoundPassage[]>,
};

async function ask(path: string, { body, signal }: { body?: unknown; signal?: AbortSignal } = {}): Promise<unknown> {
  const init: RequestInit = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  let response;
  try {
    response = await fetch(path, { ...init, ...(signal === undefined ? {} : { signal }) });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new Refused({ error: serverGone });
  }
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
