export interface DirectedGraphInput {
  nodes: string[];
  edges: { source: string; target: string }[];
}

export type OrderOrCycle = { order: string[] } | { cycle: string[] };

export function topologicalOrder(input: DirectedGraphInput): OrderOrCycle {
  throw new Error('Write me.');
}
