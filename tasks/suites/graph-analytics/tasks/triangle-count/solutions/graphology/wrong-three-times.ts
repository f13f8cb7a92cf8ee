// Wrong: every triangle counts once for each of its edges.
import { UndirectedGraph } from 'graphology';
import simmelianStrength from 'graphology-metrics/edge/simmelian-strength';

export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string }[];
}

export function countTriangles(input: GraphInput): number {
  const strengths = Object.values(simmelianStrength(buildGraph(input)));
  return strengths.reduce((total, strength) => total + strength, 0);
}

function buildGraph({ nodes, edges }: GraphInput): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const node of nodes) graph.addNode(node);
  for (const { source, target } of edges) {
    if (source !== target) graph.mergeEdge(source, target);
  }
  return graph;
}
