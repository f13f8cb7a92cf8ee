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
  graph.updateEachNodeAttributes((node) => ({ label: node }));
  for (let round = 0; round < rounds; round++) {
    const next = new Map(graph.mapNodes((node) => [node, mostFrequent(neighbourLabels(graph, node))]));
    graph.updateEachNodeAttributes((node, attributes) => ({ label: next.get(node) ?? attributes.label }));
  }
  return Object.fromEntries(graph.mapNodes((node, attributes) => [node, attributes.label]));
}

/** One label for each edge at the node, from the other end of the edge. */
function neighbourLabels(graph: Graph, node: string): string[] {
  return graph.mapEdges(node, (edge) => graph.getNodeAttribute(graph.opposite(node, edge), 'label'));
}

function mostFrequent(labels: string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const label of labels.sort()) counts.set(label, (counts.get(label) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts.keys()].find((label) => counts.get(label) === most);
}
