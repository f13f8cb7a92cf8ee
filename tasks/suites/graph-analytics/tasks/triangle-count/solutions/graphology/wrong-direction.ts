// Wrong: in a directed graph only cycles count.
import { DirectedGraph } from 'graphology';

export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string }[];
}

export function countTriangles(input: GraphInput): number {
  const graph = new DirectedGraph();
  for (const node of input.nodes) graph.addNode(node);
  for (const { source, target } of input.edges) {
    if (source === target) continue;
    graph.mergeEdge(source, target);
    if (!input.directed) graph.mergeEdge(target, source);
  }

  let steps = 0;
  graph.forEachEdge((_edge, _attributes, source, target) => {
    graph.forEachOutNeighbor(target, (third) => {
      if (graph.hasEdge(third, source)) steps += 1;
    });
  });
  return input.directed ? steps / 3 : steps / 6;
}
