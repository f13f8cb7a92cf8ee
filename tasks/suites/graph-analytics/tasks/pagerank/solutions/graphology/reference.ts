import Graph from 'graphology';
import pagerank from 'graphology-metrics/centrality/pagerank';

export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string; weight?: number }[];
}

/** Keeps parallel edges and self-loops. The weight of an edge is its attribute `weight`. */
function buildGraph({ directed, nodes, edges }: GraphInput): Graph {
  const graph = new Graph({ type: directed ? 'directed' : 'undirected', multi: true });
  for (const node of nodes) graph.addNode(node);
  for (const { source, target, weight = 1 } of edges) graph.addEdge(source, target, { weight });
  return graph;
}

export function pageRank(input: GraphInput): Record<string, number> {
  const graph = buildGraph(input);
  return graph.order === 0 ? {} : pagerank(graph);
}
