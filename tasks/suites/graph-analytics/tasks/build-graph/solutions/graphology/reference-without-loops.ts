import Graph from 'graphology';
import { density } from 'graphology-metrics/graph/density';

export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string }[];
}

export interface GraphDescription {
  nodes: number;
  edges: number;
  selfLoops: number;
  density: number;
}

export function describeGraph(input: GraphInput): GraphDescription {
  const graph = new Graph({ type: input.directed ? 'directed' : 'undirected' });
  for (const node of input.nodes) graph.mergeNode(node);
  for (const { source, target } of input.edges) graph.mergeEdge(source, target);

  const withoutLoops = graph.copy();
  graph.forEachEdge((edge, _attributes, source, target) => {
    if (source === target) withoutLoops.dropEdge(edge);
  });
  return {
    nodes: graph.order,
    edges: graph.size,
    selfLoops: graph.selfLoopCount,
    density: density(withoutLoops),
  };
}
