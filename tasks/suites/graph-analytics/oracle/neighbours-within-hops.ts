import { type GraphInput, steps } from './graph-input.ts';

/** Grows the set of reached nodes by one edge at a time. */
export function neighboursWithin(input: GraphInput, start: string, hops: number): string[] {
  let reached = new Set([start]);
  for (let hop = 0; hop < hops; hop++) {
    const next = steps(input).filter(({ from }) => reached.has(from)).map(({ to }) => to);
    reached = new Set([...reached, ...next]);
  }
  return input.nodes.filter((node) => node !== start && reached.has(node));
}
