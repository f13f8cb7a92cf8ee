// Wrong: a self-loop makes a node its own neighbour.
import { UndirectedGraph } from 'graphology';
import simmelianStrength from 'graphology-metrics/edge/simmelian-strength';

export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string }[];
}

export function countTriangles(input: GraphInput): number {
  const strengths = Object.values(simmelianStrength(buildGraph(input)));
  const sum = strengths.reduce((total, strength) => total + strength, 0);
  return Math.round(sum / 3);
}

function buildGraph({ nodes, edges }: GraphInput): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const node of nodes) graph.addNode(node);
  for (const { source, target } of edges) graph.mergeEdge(source, target);
  return graph;
}
