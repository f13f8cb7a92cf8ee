import { UndirectedGraph } from 'graphology';

export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string }[];
}

export function countCliques(input: GraphInput, k: number): number {
  const graph = buildGraph(input);
  let cliques = graph.mapNodes((node) => [node]);
  for (let size = 2; size <= k; size += 1) {
    cliques = cliques.flatMap((clique) => growClique(graph, clique));
  }
  return cliques.length;
}

function buildGraph({ nodes, edges }: GraphInput): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const node of nodes) graph.addNode(node);
  for (const { source, target } of edges) {
    if (source !== target) graph.mergeEdge(source, target);
  }
  return graph;
}

/** Adds one node in every possible way. The names of a clique are in ascending order, so that each is found once. */
function growClique(graph: UndirectedGraph, clique: string[]): string[][] {
  const last = clique[clique.length - 1] ?? '';
  return graph
    .filterNeighbors(last, (node) => node > last && clique.every((member) => graph.areNeighbors(member, node)))
    .map((node) => [...clique, node]);
}
