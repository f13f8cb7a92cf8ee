// Wrong: the score of nodes that no edge leaves gets lost.
import Graph from 'graphology';
import { weightedOutboundDegree } from 'graphology-metrics/node/weighted-degree';

export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string; weight?: number }[];
}

/** Keeps parallel edges and self-loops. The weight of an edge is its attribute `weight`. */
function buildGraph({ directed, nodes, edges }: GraphInput): Graph {
  const graph = new Graph({ type: directed ? 'directed' : 'undirected', multi: true });
  for (const node of nodes) graph.addNode(node);
  for (const { source, target, weight = 1 } of edges) graph.addEdge(source, target, { weight });
  return graph;
}

export function pageRank(input: GraphInput): Record<string, number> {
  const graph = buildGraph(input);
  let scores = new Map(graph.mapNodes((node) => [node, 1 / graph.order]));
  for (let round = 0; round < 200; round++) {
    const next = new Map(graph.mapNodes((node) => [node, 0.15 / graph.order]));
    graph.forEachNode((node) => {
      const total = weightedOutboundDegree(graph, node);
      graph.forEachOutboundEdge(node, (edge, attributes) => {
        const neighbour = graph.opposite(node, edge);
        const share = (0.85 * (scores.get(node) ?? 0) * attributes.weight) / total;
        next.set(neighbour, (next.get(neighbour) ?? 0) + share);
      });
    });
    scores = next;
  }
  return Object.fromEntries(scores);
}
