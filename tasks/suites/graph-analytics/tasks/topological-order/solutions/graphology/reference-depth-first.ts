import { DirectedGraph } from 'graphology';
import { topologicalSort } from 'graphology-dag';

export interface DirectedGraphInput {
  nodes: string[];
  edges: { source: string; target: string }[];
}

export type OrderOrCycle = { order: string[] } | { cycle: string[] };

export function topologicalOrder(input: DirectedGraphInput): OrderOrCycle {
  const graph = new DirectedGraph();
  for (const node of input.nodes) graph.addNode(node);
  for (const { source, target } of input.edges) graph.mergeEdge(source, target);

  const path: string[] = [];
  const done = new Set<string>();

  /** Follows edges until it meets its own path, and returns the cycle that it has closed. */
  function visit(node: string): string[] | undefined {
    if (path.includes(node)) return path.slice(path.indexOf(node));
    if (done.has(node)) return undefined;
    path.push(node);
    for (const neighbour of graph.outNeighbors(node)) {
      const cycle = visit(neighbour);
      if (cycle) return cycle;
    }
    path.pop();
    done.add(node);
    return undefined;
  }

  for (const node of graph.nodes()) {
    const cycle = visit(node);
    if (cycle) return { cycle };
  }
  return { order: topologicalSort(graph) };
}
