// Wrong: counts edges and ignores their weights.
import Graph from 'graphology';
import { singleSource } from 'graphology-shortest-path';

export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string; weight?: number }[];
}

/** Keeps parallel edges and self-loops. The length of an edge is its attribute `weight`. */
function buildGraph({ directed, nodes, edges }: GraphInput): Graph {
  const graph = new Graph({ type: directed ? 'directed' : 'undirected', multi: true });
  for (const node of nodes) graph.addNode(node);
  for (const { source, target, weight = 1 } of edges) graph.addEdge(source, target, { weight });
  return graph;
}

export function shortestPaths(input: GraphInput, source: string): Record<string, string[]> {
  const graph = buildGraph(input);
  return singleSource(graph, source);
}
