// Wrong: the sort throws where there is a cycle to report.
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
  return { order: topologicalSort(graph) };
}
