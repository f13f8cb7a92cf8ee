import Graph from 'graphology';
import { dijkstra } from 'graphology-shortest-path';

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
  const paths: Record<string, string[]> = {};
  for (const node of graph.nodes()) {
    // The declaration leaves out that the path is null where there is none.
    const path: string[] | null = dijkstra.bidirectional(graph, source, node);
    if (path) paths[node] = path;
  }
  return paths;
}
