// Wrong: an edge that is given twice counts twice.
import Graph from 'graphology';
import { directedDensity, undirectedDensity } from 'graphology-metrics/graph/density';

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
  const graph = new Graph({ type: input.directed ? 'directed' : 'undirected', multi: true });
  for (const node of input.nodes) graph.mergeNode(node);
  for (const { source, target } of input.edges) {
    graph.mergeNode(source);
    graph.mergeNode(target);
    graph.addEdge(source, target);
  }

  const densityOf = input.directed ? directedDensity : undirectedDensity;
  return {
    nodes: graph.order,
    edges: graph.size,
    selfLoops: graph.selfLoopCount,
    density: densityOf(graph.order, graph.size - graph.selfLoopCount),
  };
}
