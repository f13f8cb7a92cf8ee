// Wrong: lists the nodes at exactly the given distance.
import Graph from 'graphology';
import { bfsFromNode } from 'graphology-traversal';

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

  const reached: string[] = [];
  bfsFromNode(graph, start, (node, _attributes, depth) => {
    if (depth > 0 && depth === hops) reached.push(node);
    return depth >= hops;
  });
  return reached;
}
