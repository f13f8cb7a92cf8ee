// Wrong: finds communities by modularity, not by the spreading of labels.
import Graph from 'graphology';
import louvain from 'graphology-communities-louvain';

export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string }[];
}

/** Keeps parallel edges and self-loops. */
function buildGraph({ directed, nodes, edges }: GraphInput): Graph {
  const graph = new Graph({ type: directed ? 'directed' : 'undirected', multi: true });
  for (const node of nodes) graph.addNode(node);
  for (const { source, target } of edges) graph.addEdge(source, target);
  return graph;
}

export function labelPropagation(input: GraphInput, rounds: number): Record<string, string> {
  const graph = buildGraph(input);
  if (graph.size === 0 || rounds === 0) return Object.fromEntries(graph.mapNodes((node) => [node, node]));
  const communities = louvain(graph, { randomWalk: false });
  const labels = new Map<number, string>();
  for (const node of graph.nodes().sort()) {
    const community = communities[node] ?? -1;
    if (!labels.has(community)) labels.set(community, node);
  }
  return Object.fromEntries(graph.mapNodes((node) => [node, labels.get(communities[node] ?? -1) ?? node]));
}
