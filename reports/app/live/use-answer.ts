import { useEffect, useState } from 'preact/hooks';
import { asRefused, type Refused } from './api.ts';

/** What is asked for once for each key, and undefined until the answer is there. @param key null: nothing is asked for */
export function useAnswer<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>): T | Refused | undefined {
  const [state, setState] = useState<{ key: string; answer: T | Refused }>();
  useEffect(() => {
    if (key === null) return undefined;
    const stop = new AbortController();
    load(stop.signal).then(
      (answer) => {
        setState({ key, answer });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setState({ key, answer: asRefused(error) });
      },
    );
    return () => {
      stop.abort();
    };
  }, [key]);
  return state !== undefined && state.key === key ? state.answer : undefined;
}
