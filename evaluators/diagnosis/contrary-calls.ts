import { contradictions, type Contradiction } from './call-shape.ts';
import type { Needs } from './needed-symbols.ts';
import type { Call } from './outline.ts';

export interface ContraryCall {
  own: Call;
  /** The accepted call that it comes nearest to, and where it parts from that. */
  accepted: Call;
  contradictions: Contradiction[];
}

/** Calls of the code that say the contrary of every accepted call of the same symbol. */
export function contraryCalls({ own, accepted }: Needs['calls']): ContraryCall[] {
  return own.flatMap((call) => {
    const held = accepted.filter(({ id }) => id === call.id).map((other) => ({ own: call, accepted: other, contradictions: contradictions(call.shapes, other.shapes) }));
    const [nearest] = held.sort((a, b) => a.contradictions.length - b.contradictions.length);
    return nearest === undefined || nearest.contradictions.length === 0 ? [] : [nearest];
  });
}
