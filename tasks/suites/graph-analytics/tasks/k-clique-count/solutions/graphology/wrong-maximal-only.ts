// Wrong: counts only cliques that are not part of a larger one.
import { UndirectedGraph } from 'graphology';

export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string }[];
}

export function countCliques(input: GraphInput, k: number): number {
  const graph = buildGraph(input);
  return countMaximal(graph, { clique: [], candidates: graph.nodes(), done: [] }, k);
}

function buildGraph({ nodes, edges }: GraphInput): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const node of nodes) graph.addNode(node);
  for (const { source, target } of edges) {
    if (source !== target) graph.mergeEdge(source, target);
  }
  return graph;
}

interface Search {
  clique: string[];
  candidates: string[];
  done: string[];
}

function countMaximal(graph: UndirectedGraph, { clique, candidates, done }: Search, k: number): number {
  if (candidates.length === 0) return done.length === 0 && clique.length === k ? 1 : 0;
  let count = 0;
  candidates.forEach((node, position) => {
    const near = (other: string): boolean => graph.areNeighbors(node, other);
    const earlier = [...done, ...candidates.slice(0, position)];
    count += countMaximal(
      graph,
      { clique: [...clique, node], candidates: candidates.slice(position + 1).filter(near), done: earlier.filter(near) },
      k,
    );
  });
  return count;
}
