import Graph from 'graphology';
import { singleSourceLength } from 'graphology-shortest-path';

export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string }[];
}

export function neighboursWithin(input: GraphInput, start: string, hops: number): string[] {
  const graph = new Graph({ type: input.directed ? 'directed' : 'undirected' });
  for (const node of input.nodes) graph.addNode(node);
  for (const { source, target } of input.edges) graph.mergeEdge(source, target);
  if (!graph.hasNode(start)) return [];

  const lengths = singleSourceLength(graph, start);
  return graph.filterNodes((node) => {
    const length = lengths[node];
    return length !== undefined && length > 0 && length <= hops;
  });
}
