// Wrong: a clique counts once for every order of its nodes.
import { UndirectedGraph } from 'graphology';

export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string }[];
}

export function countCliques(input: GraphInput, k: number): number {
  const graph = buildGraph(input);
  return countExtensions(graph, graph.nodes(), k);
}

function buildGraph({ nodes, edges }: GraphInput): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const node of nodes) graph.addNode(node);
  for (const { source, target } of edges) {
    if (source !== target) graph.mergeEdge(source, target);
  }
  return graph;
}

/** In how many ways a clique can grow by the missing number of nodes; every candidate is connected to all its members. */
function countExtensions(graph: UndirectedGraph, candidates: string[], missing: number): number {
  if (missing === 0) return 1;
  let count = 0;
  for (const node of candidates) {
    count += countExtensions(graph, candidates.filter((other) => graph.areNeighbors(node, other)), missing - 1);
  }
  return count;
}
