import { UndirectedGraph } from 'graphology';
import { kCore } from 'graphology-cores';

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
  const numbers: Record<string, number> = Object.fromEntries(graph.mapNodes((node) => [node, 0]));
  let k = 1;
  let core = kCore(graph, k);
  while (core.order > 0) {
    for (const node of core.nodes()) numbers[node] = k;
    k += 1;
    core = kCore(graph, k);
  }
  return numbers;
}
