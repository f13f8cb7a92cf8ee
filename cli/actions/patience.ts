import { usualPatience, type Patience } from '../../agents/chat/chat-endpoint.ts';

/** As usual, but for how long the user wants to wait for an endpoint that is down. */
export function patienceOf(seconds: number | undefined): Patience {
  return seconds === undefined ? usualPatience : { ...usualPatience, outageMs: seconds * 1000 };
}
