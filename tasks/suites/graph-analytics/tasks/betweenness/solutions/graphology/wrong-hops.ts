// Wrong: counts edges and ignores their lengths.
import Graph from 'graphology';
import betweennessCentrality from 'graphology-metrics/centrality/betweenness';

export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string; weight?: number }[];
}

/** Leaves out self-loops and keeps the shortest of parallel edges. The length of an edge is its attribute `weight`. */
function buildGraph({ directed, nodes, edges }: GraphInput): Graph {
  const graph = new Graph({ type: directed ? 'directed' : 'undirected' });
  for (const node of nodes) graph.addNode(node);
  for (const { source, target, weight = 1 } of edges) {
    if (source === target) continue;
    graph.updateEdge(source, target, (known) => ({ weight: Math.min(known.weight ?? weight, weight) }));
  }
  return graph;
}

export function betweenness(input: GraphInput): Record<string, number> {
  const graph = buildGraph(input);
  return betweennessCentrality(graph, { getEdgeWeight: null });
}
