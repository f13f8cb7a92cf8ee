import { useEffect, useState } from 'preact/hooks';
import type { Refusal } from '../../live/live-choices.ts';
import { visible } from '../visible.ts';

/** What the server would not do, in its words. */
export class Refused extends Error {
  readonly fields: Readonly<Record<string, string>>;

  constructor({ error, fields = {} }: Refusal) {
    super(error);
    this.fields = fields;
  }
}

/** The answer of this page's own server, with every text in it made safe to look at. */
export async function ask<T>(path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const init: RequestInit = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  let response;
  try {
    response = await fetch(path, { ...init, ...(signal === undefined ? {} : { signal }) });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new Refused({ error: serverGone });
  }
  const answer: unknown = visible<unknown>(await response.json().catch(() => ({ error: serverGone })));
  // The server of this page is of the same program: its answers have the types that it was compiled with.
  if (!response.ok) throw new Refused(answer as Refusal);
  return answer as T;
}

export const serverGone = 'The server does not answer. Start "uagent ui" again and open the address that it prints.';

/** Undefined until the answer is there. */
export function useAnswer<T>(path: string | null): T | Refused | undefined {
  const [state, setState] = useState<{ path: string; answer: T | Refused }>();
  useEffect(() => {
    if (path === null) return undefined;
    const stop = new AbortController();
    ask<T>(path, undefined, stop.signal).then(
      (answer) => {
        setState({ path, answer });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setState({ path, answer: asRefused(error) });
      },
    );
    return () => {
      stop.abort();
    };
  }, [path]);
  return state?.path === path ? state?.answer : undefined;
}

export function asRefused(error: unknown): Refused {
  return error instanceof Refused ? error : new Refused({ error: error instanceof Error ? error.message : String(error) });
}
