import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { ReportAttempt } from '../../report.ts';
import type { AttemptSource } from './attempt-source.ts';

export const AttemptSourceContext = createContext<AttemptSource>({
  load: () => Promise.reject(new Error('This page has no attempts.')),
});

/** One attempt, whole, as soon as it is loaded. */
export function useAttempt(key: string): ReportAttempt | 'loading' | Error {
  const source = useContext(AttemptSourceContext);
  const [loaded, setLoaded] = useState<{ key: string; attempt: ReportAttempt | Error } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const show = (attempt: ReportAttempt | Error): void => {
      if (isWanted) setLoaded({ key, attempt });
    };
    source.load(key).then(show, (error: unknown) => {
      show(error instanceof Error ? error : new Error(String(error)));
    });
    return () => {
      isWanted = false;
    };
  }, [source, key]);
  return loaded?.key === key ? loaded.attempt : 'loading';
}
