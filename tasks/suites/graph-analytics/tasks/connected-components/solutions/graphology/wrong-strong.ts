// Wrong: takes strongly connected components where the graph is directed.
import Graph from 'graphology';
import { connectedComponents, stronglyConnectedComponents } from 'graphology-components';

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

export function weakComponents(input: GraphInput): string[][] {
  const graph = buildGraph(input);
  return input.directed ? stronglyConnectedComponents(graph) : connectedComponents(graph);
}
