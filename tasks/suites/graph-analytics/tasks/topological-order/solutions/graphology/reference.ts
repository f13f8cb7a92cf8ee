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
  for (const node of input.nodes) graph.addNode(node);
  for (const { source, target } of input.edges) graph.mergeEdge(source, target);
  return hasCycle(graph) ? { cycle: findCycle(graph) } : { order: topologicalSort(graph) };
}

/** An edge and a path from its target back to its source are a cycle. */
function findCycle(graph: DirectedGraph): string[] {
  for (const { source, target } of graph.edgeEntries()) {
    const wayBack = bidirectional(graph, target, source);
    if (wayBack) return wayBack;
  }
  throw new Error('The graph has no cycle.');
}
