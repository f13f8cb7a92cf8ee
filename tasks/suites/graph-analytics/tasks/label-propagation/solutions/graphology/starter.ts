import Graph from 'graphology';

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
  throw new Error('Write me.');
}
