import { UndirectedGraph } from 'graphology';

export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string }[];
}

export function countTriangles(input: GraphInput): number {
  const graph = buildGraph(input);
  let triangles = 0;
  graph.forEachEdge((_edge, _attributes, source, target) => {
    graph.forEachNeighbor(source, (third) => {
      if (graph.areNeighbors(third, target)) triangles += 1;
    });
  });
  return triangles / 3;
}

function buildGraph({ nodes, edges }: GraphInput): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const node of nodes) graph.addNode(node);
  for (const { source, target } of edges) {
    if (source !== target) graph.mergeEdge(source, target);
  }
  return graph;
}
