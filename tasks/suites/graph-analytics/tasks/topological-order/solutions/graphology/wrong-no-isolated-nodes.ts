// Wrong: nodes without edges are missing from the graph.
import { DirectedGraph } from 'graphology';
import { hasCycle, topologicalSort } from 'graphology-dag';
import { bidirectional } from 'graphology-shortest-path';

export interface DirectedGraphInput {
  nodes: string[];
  edges: { source: string; target: string }[];
}

export type OrderOrCycle = { order: string[] } | { cycle: string[] };

export function topologicalOrder(input: DirectedGraphInput): OrderOrCycle {
  const graph = new DirectedGraph();
  for (const { source, target } of input.edges) graph.mergeEdge(source, target);
  return hasCycle(graph) ? { cycle: findCycle(graph) } : { order: topologicalSort(graph) };
}

function findCycle(graph: DirectedGraph): string[] {
  for (const { source, target } of graph.edgeEntries()) {
    const wayBack = bidirectional(graph, target, source);
    if (wayBack) return wayBack;
  }
  throw new Error('The graph has no cycle.');
}
