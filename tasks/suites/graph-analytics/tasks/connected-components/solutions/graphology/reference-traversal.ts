import Graph from 'graphology';
import { toUndirected } from 'graphology-operators';
import { bfsFromNode } from 'graphology-traversal';

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
  const undirected = toUndirected(graph);
  const components: string[][] = [];
  const seen = new Set<string>();
  for (const start of graph.nodes()) {
    if (seen.has(start)) continue;
    const component: string[] = [];
    bfsFromNode(undirected, start, (node) => {
      seen.add(node);
      component.push(node);
    });
    components.push(component);
  }
  return components;
}
