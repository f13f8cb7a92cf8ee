// Wrong: parallel edges to a neighbour are one vote.
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
  let labels: Record<string, string> = Object.fromEntries(graph.mapNodes((node) => [node, node]));
  for (let round = 0; round < rounds; round++) {
    const before = labels;
    labels = Object.fromEntries(graph.mapNodes((node) => [node, nextLabel(graph, node, before)]));
  }
  return labels;
}

function nextLabel(graph: Graph, node: string, labels: Record<string, string>): string {
  const votes = new Map<string, number>();
  graph.forEachNeighbor(node, (neighbour) => {
    const label = labels[neighbour] ?? node;
    votes.set(label, (votes.get(label) ?? 0) + 1);
  });

  let winner = labels[node] ?? node;
  let most = 0;
  for (const [label, count] of votes) {
    if (count > most || (count === most && label < winner)) [winner, most] = [label, count];
  }
  return winner;
}
