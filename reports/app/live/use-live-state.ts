import { useEffect, useState } from 'preact/hooks';
import type { LiveState } from '../../live/live-run.ts';
import { visible } from '../visible.ts';

export interface LiveConnection {
  /** The last one that came; undefined before the first. */
  state: LiveState | undefined;
  isConnected: boolean;
}

/** How things stand, pushed by the server; the browser connects again by itself when it is back. */
export function useLiveState(run: string | null): LiveConnection {
  const [connection, setConnection] = useState<LiveConnection>({ state: undefined, isConnected: true });
  useEffect(() => {
    const events = new EventSource(run === null ? '/api/events' : `/api/events?run=${encodeURIComponent(run)}`);
    events.addEventListener('state', (event: MessageEvent<string>) => {
      setConnection({ state: visible(JSON.parse(event.data) as LiveState), isConnected: true }); // as for `ask`
    });
    events.addEventListener('error', () => {
      setConnection(({ state }) => ({ state, isConnected: false }));
    });
    return () => {
      events.close();
    };
  }, [run]);
  return connection;
}
