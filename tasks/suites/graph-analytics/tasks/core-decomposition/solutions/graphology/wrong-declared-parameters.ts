// Wrong: passes the parameters that the package declares; the call throws.
import { UndirectedGraph } from 'graphology';
import { coreNumber } from 'graphology-cores';

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
  return coreNumber(false, graph);
}
