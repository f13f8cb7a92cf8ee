// Wrong: takes the degree of a node for its core number.
import { UndirectedGraph } from 'graphology';

export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string }[];
}

/** Leaves out self-loops and direction, and joins parallel edges into one. */
function buildGraph({ nodes, edges }: GraphInput): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const node of nodes) graph.addNode(node);
  for (const { source, target } of edges) {
    if (source !== target) graph.mergeEdge(source, target);
  }
  return graph;
}

export function coreNumbers(input: GraphInput): Record<string, number> {
  const graph = buildGraph(input);
  return Object.fromEntries(graph.mapNodes((node) => [node, graph.degree(node)]));
}
