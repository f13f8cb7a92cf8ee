// Wrong: a strongly connected component is not a cycle, and its nodes are in no such order.
import { DirectedGraph } from 'graphology';
import { stronglyConnectedComponents } from 'graphology-components';
import { hasCycle, topologicalSort } from 'graphology-dag';

export interface DirectedGraphInput {
  nodes: string[];
  edges: { source: string; target: string }[];
}

export type OrderOrCycle = { order: string[] } | { cycle: string[] };

export function topologicalOrder(input: DirectedGraphInput): OrderOrCycle {
  const graph = new DirectedGraph();
  for (const node of input.nodes) graph.addNode(node);
  for (const { source, target } of input.edges) graph.mergeEdge(source, target);
  if (!hasCycle(graph)) return { order: topologicalSort(graph) };
  const loop = graph.findNode((node) => graph.hasEdge(node, node));
  if (loop !== undefined) return { cycle: [loop] };
  const components = stronglyConnectedComponents(graph);
  return { cycle: components.find((component) => component.length > 1) ?? [] };
}
