// Wrong: only the nodes of the innermost core get their number.
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
  const core = kCore(graph);
  const k = Math.min(...core.mapNodes((node) => core.degree(node)));
  for (const node of core.nodes()) numbers[node] = k;
  return numbers;
}
